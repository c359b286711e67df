import { spawn, type ChildProcess } from "node:child_process";
import { freePort, pause } from "../support/server-process";

export interface WebKitPaths {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** One window of WebKit, driven by the W3C's WebDriver protocol: just what these tests need of it. */
export class WebKitWindow {
  readonly #processes: readonly ChildProcess[];
  readonly #session: string;

  private constructor(processes: readonly ChildProcess[], session: string) {
    this.#processes = processes;
    this.#session = session;
  }

  static async open(paths: WebKitPaths): Promise<WebKitWindow> {
    const screen = spawn(paths.screen, ["-displayfd", "3", "-screen", "0", "800x900x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const display = await new Promise<string>((resolve, reject) => {
      screen.once("error", reject);
      screen.stdio[3]!.once("data", (number) => resolve(`:${String(number).trim()}`));
    });
    const port = await freePort();
    const driver = spawn(paths.driver, [`--port=${port}`], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: display, LANG: "C.UTF-8", LANGUAGE: "zh_CN" },
    });
    const address = `http://127.0.0.1:${port}`;
    while (
      !(await fetch(`${address}/status`).then(
        (answer) => answer.ok,
        () => false,
      ))
    )
      await pause();
    const { sessionId } = await call(`${address}/session`, "POST", {
      capabilities: {
        alwaysMatch: { "webkitgtk:browserOptions": { binary: paths.browser, args: ["--automation"] } },
      },
    });
    const window = new WebKitWindow([driver, screen], `${address}/session/${sessionId}`);
    await window.#ask("POST", "/window/rect", { width: 400, height: 820 });
    return window;
  }

  async goto(url: string): Promise<void> {
    await this.#ask("POST", "/url", { url });
  }

  async reload(): Promise<void> {
    await this.#ask("POST", "/refresh", {});
  }

  /** The value of a function body that runs in the page. */
  run<Value>(script: string, ...args: unknown[]): Promise<Value> {
    return this.#ask("POST", "/execute/sync", { script, args });
  }

  /** Waits for the element of that XPath and answers its handle. */
  async find(xpath: string, seconds = 30): Promise<string> {
    const until = Date.now() + seconds * 1_000;
    for (;;) {
      const found = await this.#ask<Record<string, string>>("POST", "/element", { using: "xpath", value: xpath }).catch(
        () => null,
      );
      if (found !== null) return found[ELEMENT]!;
      if (Date.now() > until) throw new Error(`not on the page: ${xpath}\n${await this.text()}`);
      await pause();
    }
  }

  /** Waits until the page shows the text. */
  async sees(text: string, seconds = 30): Promise<void> {
    const until = Date.now() + seconds * 1_000;
    while (!(await this.text()).includes(text)) {
      if (Date.now() > until) throw new Error(`not on the page: ${text}\n${await this.text()}`);
      await pause();
    }
  }

  text(): Promise<string> {
    return this.run<string>("return document.body?.innerText ?? ''");
  }

  async tap(xpath: string): Promise<void> {
    await this.#ask("POST", `/element/${await this.find(xpath)}/click`, {});
  }

  /** Types into a field, or chooses a file where it is a file's. */
  async fill(xpath: string, text: string): Promise<void> {
    await this.#ask("POST", `/element/${await this.find(xpath)}/value`, { text });
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.#ask<string>("GET", "/screenshot"), "base64");
  }

  async close(): Promise<void> {
    await this.#ask("DELETE", "").catch(() => undefined);
    for (const each of this.#processes) each.kill();
  }

  #ask<Value>(method: string, path: string, body?: object): Promise<Value> {
    return call(this.#session + path, method, body);
  }
}

async function call(url: string, method: string, body?: object): Promise<any> {
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await answer.json()) as { value: { message?: string } };
  if (!answer.ok) throw new Error(value.message ?? answer.statusText);
  return value;
}
