import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { pause } from "../support/line";
import type { Account } from "../support/photos-of-sheets";

/** One file of a posting as the phone has it: its name, and the hash of its bytes. */
export interface KeptFile {
  readonly name: string;
  readonly sha256: string;
}

/** An entry or a draft in the phone's own store, read without the app's help. */
export interface KeptPosting {
  readonly id: string;
  readonly state: string;
  /** The refusal's name. */
  readonly code?: string;
  readonly photoSha256: string | null;
  readonly files: readonly KeptFile[];
}

const SIGN_IN = "手机号";
const MOST_TRIES = 4;

/** A phone: a browser with a profile of its own on disk, which can be killed at any moment and started again. */
export class Phone {
  readonly name: string;
  readonly #profile: string;
  readonly #site: string;
  readonly #browser: string;
  readonly #clerk: Account;
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  /** Something has happened on it since it was last found in order. */
  used = false;
  /** What it held when it was last looked at. */
  lastKept: readonly KeptPosting[] = [];
  #clock = 0;
  /** A phone that was switched off may have forgotten the last change of its clock. */
  #clockUnsure = false;
  /** While the quota is overridden; lifted by `setQuota(null)`. */
  #quota: number | null = null;

  constructor(
    name: string,
    options: { readonly profile: string; readonly site: string; readonly browser: string; readonly clerk: Account },
  ) {
    this.name = name;
    this.#profile = options.profile;
    this.#site = options.site;
    this.#browser = options.browser;
    this.#clerk = options.clerk;
  }

  /** The page, opened where there is none. */
  async page(): Promise<Page> {
    this.used = true;
    if (this.#context === null) await this.#powerOn();
    if (this.#page === null || this.#page.isClosed()) {
      this.#page = await this.#context!.newPage();
      this.#page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
      if (this.#quota !== null) await this.#overrideQuota();
    }
    return this.#page;
  }

  async #powerOn(): Promise<void> {
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: this.#browser,
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"],
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 1,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      baseURL: this.#site,
    });
    this.#context.setDefaultTimeout(30_000);
    // What runs inside the page has been through a compiler that marks the names of functions.
    await this.#context.addInitScript({ content: "globalThis.__name ??= (value) => value;" });
    await this.#context.addInitScript(shiftClock);
    this.#page = this.#context.pages()[0] ?? null;
    this.#page?.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
  }

  /** Opens the app, signing in where it asks for that. */
  async open(path = "/staff"): Promise<Page> {
    // Somebody else's page may answer, or nobody: a person tries again.
    for (let tries = 1; ; tries += 1) {
      const page = await this.page();
      try {
        await page.goto(path, { waitUntil: "commit" }).catch(() => undefined);
        if (this.#clockUnsure && page.url().startsWith(this.#site)) {
          await this.setClock(this.#clock);
          this.#clockUnsure = false;
          continue;
        }
        await this.signInIfAsked(page);
        return page;
      } catch (error) {
        if (tries === MOST_TRIES) throw error;
      }
    }
  }

  async signInIfAsked(page: Page): Promise<void> {
    const field = page.getByLabel(SIGN_IN);
    const inside = page.locator("main#content");
    await field.or(inside).first().waitFor();
    if (!(await field.isVisible())) return;
    await field.fill(this.#clerk.phone);
    await page.getByLabel("密码", { exact: true }).fill(this.#clerk.password);
    await page.getByRole("button", { name: "登录" }).click();
    await inside.waitFor();
  }

  /** The renderer dies in the middle of whatever it does. */
  async crashTab(): Promise<void> {
    const page = this.#page;
    this.#page = null;
    if (page === null || page.isClosed()) return;
    const client = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent("crash", { timeout: 5_000 }).catch(() => undefined);
    void client.send("Page.crash").catch(() => undefined);
    await crashed;
    await page.close().catch(() => undefined);
  }

  async closeTab(): Promise<void> {
    const page = this.#page;
    this.#page = null;
    await page?.close().catch(() => undefined);
  }

  /** The whole browser is killed, as by an empty battery or a system short of memory. */
  async powerOff(): Promise<void> {
    const context = this.#context;
    this.#context = null;
    this.#page = null;
    if (context === null) return;
    const gone = new Promise<void>((resolve) => context.once("close", () => resolve()));
    this.#clockUnsure = true;
    for (const pid of processesOf(this.#profile)) kill(pid);
    await Promise.race([gone, pause(5_000)]);
    while (processesOf(this.#profile).length > 0) {
      for (const pid of processesOf(this.#profile)) kill(pid);
      await pause(50);
    }
  }

  /** The service worker and the code reader's worker. */
  async killWorkers(): Promise<void> {
    const page = await this.page();
    const client = await page.context().newCDPSession(page);
    await client.send("ServiceWorker.enable").catch(() => undefined);
    await client.send("ServiceWorker.stopAllWorkers").catch(() => undefined);
    for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => undefined);
    await client.detach().catch(() => undefined);
  }

  /** Minutes by which the phone's clock is wrong, from the next page on. */
  async setClock(minutes: number): Promise<void> {
    this.#clock = minutes;
    const page = await this.page();
    if (!page.url().startsWith(this.#site)) await page.goto("/icon.svg");
    await page.evaluate((value) => localStorage.setItem("fault-clock", String(value)), minutes);
  }

  /** Room again, and the right time from the next page on. */
  async mend(): Promise<void> {
    if (this.#quota !== null) await this.setQuota(null);
    if (this.#clock !== 0) await this.setClock(0);
  }

  /** Bytes that pages of this site may store from now on; null: as many as the disk holds. */
  async setQuota(bytes: number | null): Promise<void> {
    this.#quota = bytes;
    await this.page();
    await this.#overrideQuota();
  }

  async #overrideQuota(): Promise<void> {
    const client = await this.#context!.newCDPSession(this.#page!);
    await client.send("Storage.overrideQuotaForOrigin", {
      origin: this.#site,
      ...(this.#quota === null ? {} : { quotaSize: this.#quota }),
    });
  }

  /** Ends the session on the server without the phone's knowing, as time does. */
  async endSession(serverUrl: string): Promise<void> {
    await this.page();
    const cookies = await this.#context!.cookies(this.#site);
    await fetch(`${serverUrl}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      },
      body: JSON.stringify({ query: "mutation { signOut }" }),
    }).catch(() => undefined);
  }

  /** A browser may ask for an update whenever it likes. */
  async lookForNewVersion(): Promise<void> {
    const page = await this.page();
    await page
      .evaluate(async () => {
        const found = await navigator.serviceWorker.getRegistration();
        void found?.update().catch(() => undefined);
      })
      .catch(() => undefined);
  }

  /** What the phone's own store holds. */
  async kept(): Promise<readonly KeptPosting[]> {
    this.lastKept = await (await this.page()).evaluate(readKept);
    return this.lastKept;
  }

  /** Copies a queued posting with its photos to another phone, as moving to a new phone with a backup does. */
  async copyTo(other: Phone, id: string): Promise<boolean> {
    const copied = await (await this.page()).evaluate(exportEntry, id);
    return copied !== null && (await (await other.page()).evaluate(importEntry, copied));
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
    this.#context = null;
    this.#page = null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // gone already
  }
}

/** Numbers of the browser's processes on that profile. */
function processesOf(profile: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(join("/proc", pid, "cmdline"), "utf8").includes(`--user-data-dir=${profile}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

// What follows runs inside the page.

function shiftClock(): void {
  let minutes = 0;
  try {
    minutes = Number(localStorage.getItem("fault-clock") ?? 0);
  } catch {
    return;
  }
  if (minutes === 0) return;
  const Real = Date;
  const shift = minutes * 60_000;
  class Shifted extends Real {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(Real.now() + shift);
      else super(...(args as [number]));
    }
    static override now(): number {
      return Real.now() + shift;
    }
  }
  globalThis.Date = Shifted as DateConstructor;
}

async function readKept(): Promise<KeptPosting[]> {
  if (!(await indexedDB.databases()).some(({ name }) => name === "gongshi-outbox")) return [];
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("gongshi-outbox");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = <Value>(store: string, keys = false): Promise<Value[]> =>
    new Promise((resolve, reject) => {
      const table = database.transaction(store).objectStore(store);
      const request = keys ? table.getAllKeys() : table.getAll();
      request.onsuccess = () => resolve(request.result as Value[]);
      request.onerror = () => reject(request.error);
    });
  const hash = async (bytes: ArrayBuffer): Promise<string> =>
    [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");
  try {
    const [entries, names, photos, drafts] = await Promise.all([
      all<any>("entries"),
      all<string>("photos", true),
      all<ArrayBuffer>("photos"),
      all<any>("drafts"),
    ]);
    const bytes = new Map(names.map((name, index) => [name, photos[index]!]));
    const files = async (wanted: readonly string[], from: ReadonlyMap<string, ArrayBuffer>): Promise<KeptFile[]> => {
      const found: KeptFile[] = [];
      for (const name of new Set(wanted)) {
        const value = from.get(name);
        if (value !== undefined) found.push({ name, sha256: await hash(value) });
      }
      return found;
    };
    const kept: KeptPosting[] = [];
    for (const { id, kind, state, input } of entries) {
      if (kind !== "posting") continue;
      const wanted = [input.photoSha256, ...input.crops.map((crop: { sha256: string }) => crop.sha256)];
      const { kind: said, code } = state;
      kept.push({ id, state: said, code, photoSha256: input.photoSha256, files: await files(wanted, bytes) });
    }
    for (const { id, photo } of drafts) {
      const prepared = photo.kind === "prepared";
      kept.push({
        id,
        state: `draft of a photo ${photo.kind}`,
        photoSha256: prepared ? photo.photoSha256 : null,
        files: prepared ? await files([...photo.bytes.keys()], photo.bytes) : [],
      });
    }
    return kept;
  } finally {
    database.close();
  }
}

interface Copied {
  readonly entry: { input: { photoSha256: string; crops: { sha256: string }[] } };
  readonly photos: readonly (readonly [string, number[]])[];
}

async function exportEntry(id: string): Promise<Copied | null> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("gongshi-outbox");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const get = <Value>(store: string, key: string): Promise<Value | undefined> =>
    new Promise((resolve, reject) => {
      const request = database.transaction(store).objectStore(store).get(key);
      request.onsuccess = () => resolve(request.result as Value);
      request.onerror = () => reject(request.error);
    });
  try {
    const entry = await get<Copied["entry"]>("entries", id);
    if (entry === undefined) return null;
    const photos: [string, number[]][] = [];
    for (const name of new Set([entry.input.photoSha256, ...entry.input.crops.map(({ sha256 }) => sha256)])) {
      const bytes = await get<ArrayBuffer>("photos", name);
      if (bytes === undefined) return null;
      photos.push([name, [...new Uint8Array(bytes)]]);
    }
    return { entry, photos };
  } finally {
    database.close();
  }
}

async function importEntry({ entry, photos }: Copied): Promise<boolean> {
  if (!(await indexedDB.databases()).some(({ name }) => name === "gongshi-outbox")) return false;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("gongshi-outbox");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(["entries", "photos"], "readwrite");
  const written = new Promise<boolean>((resolve) => {
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
  for (const [name, bytes] of photos) transaction.objectStore("photos").put(new Uint8Array(bytes).buffer, name);
  const queued = { kind: "queued", attempts: 0, notBefore: 0, trouble: null };
  transaction.objectStore("entries").put({ ...entry, state: queued });
  const done = await written;
  database.close();
  return done;
}
