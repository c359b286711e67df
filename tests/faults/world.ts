import { mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { seededNumbers } from "../../prisma/seed/synthetic-people";
import { photosOfSheets, type Account } from "../support/photos-of-sheets";
import { freePort, ServerProcess } from "../support/server-process";
import { Line, pause } from "../support/line";
import { Ledger } from "./ledger";
import { Phone } from "./phone";

const CLERK = "梁文员";
const PHONES = ["A", "B"] as const;

/** So that sending takes a moment in which something can happen. */
const A_LITTLE_SLOW = { bytesPerSecond: 3_000_000, roundTripMs: 15 };

/** One server with its demo, a line to it, two phones of one clerk, and the photos that her camera takes. */
export class World {
  readonly phones: readonly Phone[];
  readonly ledger: Ledger;
  readonly line: Line;
  readonly #folder: string;
  readonly #dataDir: string;
  readonly #photos: readonly Buffer[];
  #server: ServerProcess;
  #taken: number;
  /** Resolves when the server that is being brought up again answers. */
  #up: Promise<void> = Promise.resolve();

  private constructor(parts: {
    readonly folder: string;
    readonly dataDir: string;
    readonly server: ServerProcess;
    readonly line: Line;
    readonly phones: readonly Phone[];
    readonly photos: readonly Buffer[];
    readonly seed: number;
  }) {
    this.#folder = parts.folder;
    this.#dataDir = parts.dataDir;
    this.#server = parts.server;
    this.line = parts.line;
    this.phones = parts.phones;
    this.#photos = parts.photos;
    this.#taken = parts.seed * 1_000;
    this.ledger = new Ledger(parts.dataDir);
  }

  static async make(browser: string, seed: number): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), "gongshi-faults-"));
    const dataDir = join(folder, "data");
    const port = await freePort();
    const line = await Line.to(port);
    const env = { GONGSHI_DEMO: "on", PUBLIC_URL: line.url };
    const server = await ServerProcess.ready({ dataDir, port, env, asBuilt: true });
    try {
      return await World.#around(server, line, { folder, dataDir, browser, seed });
    } catch (error) {
      await server.end();
      throw error;
    }
  }

  static async #around(
    server: ServerProcess,
    line: Line,
    at: { readonly folder: string; readonly dataDir: string; readonly browser: string; readonly seed: number },
  ): Promise<World> {
    const { folder, dataDir, browser, seed } = at;
    const people = JSON.parse(readFileSync(join(dataDir, "demo-people.json"), "utf8")) as (Account & {
      name: string;
    })[];
    const clerk = people.find(({ name }) => name === CLERK)!;
    const photos = await photosOfSheets(server.url, clerk);
    const phones = PHONES.map(
      (name) => new Phone(name, { profile: join(folder, `phone-${name}`), site: line.url, browser, clerk }),
    );
    line.speed = A_LITTLE_SLOW;
    const world = new World({ folder, dataDir, server, line, phones, photos, seed });
    await world.ledger.begin();
    return world;
  }

  get serverUrl(): string {
    return this.#server.url;
  }

  /** A photo of the board, unlike every other. */
  async photo(): Promise<Buffer> {
    this.#taken += 1;
    const next = seededNumbers(this.#taken);
    const leaf = Array.from({ length: 6 }, (_, row) => {
      const colour = `rgb(${next(256)},${next(256)},${next(256)})`;
      return `<rect x="${next(70)}" y="${row * 14}" width="${20 + next(60)}" height="13" fill="${colour}"/>`;
    });
    const input = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="150" height="90">${leaf.join("")}</svg>`);
    return sharp(this.#photos[this.#taken % this.#photos.length]!)
      .composite([{ input, left: 40, top: 40 }])
      .jpeg({ quality: 80 })
      .toBuffer();
  }

  /** kill -9 in the middle of whatever it does, at times its database as well, and a start soon after. */
  killServer(withDatabase: boolean): void {
    const killed = this.#server;
    const postmaster = withDatabase ? killed.postmaster() : null;
    killed.signal("SIGKILL");
    if (postmaster !== null) process.kill(postmaster, "SIGKILL");
    this.#up = (async () => {
      await killed.exited;
      this.#server = await ServerProcess.ready({
        dataDir: this.#dataDir,
        port: killed.port,
        asBuilt: true,
        env: { GONGSHI_DEMO: "on", PUBLIC_URL: this.line.url },
      });
    })();
    // Reported where it is waited for.
    this.#up.catch(() => undefined);
  }

  /** The weather is fair again. */
  async heal(): Promise<void> {
    this.line.heal();
    await this.#up;
  }

  async end(): Promise<void> {
    await this.#up.catch(() => undefined);
    for (const phone of this.phones) await phone.close();
    await this.line.close();
    await this.#server.end();
    await pause(100);
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
