import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { processesIn } from "../../apps/api/src/launcher/process-table";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface StartOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Starts what has been built, without looking whether it is up to date. */
  readonly asBuilt?: boolean;
  /** Programs to put before node, such as a change of user. */
  readonly prefix?: readonly string[];
}

/** `npm start` without npm: a server of its own process group, as a terminal would start it. */
export class ServerProcess {
  readonly dataDir: string;
  readonly port: number;
  output = "";
  /** null when it ended by a signal. */
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private ended = false;

  private constructor(port: number, options: StartOptions) {
    this.port = port;
    this.dataDir = options.dataDir;
    const script = options.asBuilt === true ? "tests/support/built-server.mjs" : "scripts/start.mjs";
    const command = [...(options.prefix ?? []), process.execPath, join(root, script)];
    this.child = spawn(command[0]!, command.slice(1), {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        DATA_DIR: options.dataDir,
        GONGSHI_DEMO: "off",
        ...options.env,
      },
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on("data", (text) => (this.output += String(text)));
    }
    this.exited = once(this.child, "close").then(([code]) => {
      this.ended = true;
      return code as number | null;
    });
  }

  static async start(options: StartOptions): Promise<ServerProcess> {
    return new ServerProcess(options.port ?? (await freePort()), options);
  }

  /** Started and answering. */
  static async ready(options: StartOptions): Promise<ServerProcess> {
    const server = await ServerProcess.start(options);
    await server.healthy();
    return server;
  }

  get pid(): number {
    return this.child.pid!;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves once /healthz answers 200; rejects when the process has ended. */
  async healthy(): Promise<void> {
    while ((await this.health()) !== 200) {
      if (this.ended) throw new Error(`The server ended:\n${this.output}`);
      await pause();
    }
  }

  /** The status of /healthz; 0 when nobody answers. */
  async health(): Promise<number> {
    return fetch(`${this.url}/healthz`, { headers: { connection: "close" } }).then(
      (answer) => answer.status,
      () => 0,
    );
  }

  /** Ctrl-C: the terminal tells the whole group. */
  interrupt(): void {
    process.kill(-this.pid, "SIGINT");
  }

  signal(name: NodeJS.Signals): void {
    process.kill(this.pid, name);
  }

  /** The number of the postmaster on the data folder. */
  postmaster(): number {
    return Number.parseInt(readFileSync(join(this.dataDir, "pg/postmaster.pid"), "utf8"), 10);
  }

  /** Whatever became of it, nothing of it stays. */
  async end(): Promise<void> {
    if (this.ended) return;
    process.kill(-this.pid, "SIGTERM");
    await this.exited;
  }
}

/** PostgreSQL's processes on this data folder. */
export function postgresProcesses(dataDir: string): number[] {
  return processesIn(join(dataDir, "pg"));
}

export const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause();
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
