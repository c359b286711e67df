/**
 * One server per data folder. Who holds the gate listens on a socket named after the folder; whoever comes second is
 * told who that is. On Linux the name is an abstract one, which the kernel frees when its holder dies, however it
 * dies. Elsewhere it is a socket file, which a killed holder leaves behind: nobody answers there, so it is replaced.
 */
import { mkdirSync, rmSync, statSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface GateHolder {
  readonly pid: number;
  /** What it is: "server", or the name of a command. */
  readonly what: string;
  /** Where it is served; null while it starts. */
  readonly address: string | null;
}

export interface Gate {
  /** Tells those who come second where to look. */
  announce(address: string): void;
  leave(): void;
}

export type GateAnswer = { readonly ok: true; readonly gate: Gate } | { readonly ok: false; readonly holder: GateHolder | null };

/** Makes the folder if need be; takes its gate or says who has it (null: somebody who does not answer). */
export async function enterGate(dataDir: string, what: string): Promise<GateAnswer> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const name = gateName(dataDir);
  let address: string | null = null;
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.end(JSON.stringify({ pid: process.pid, what, address } satisfies GateHolder));
  });
  if (!(await listen(server, name))) {
    const holder = await askHolder(name);
    if (holder !== "nobody") return { ok: false, holder };
    if (!name.startsWith("\0")) rmSync(name, { force: true });
    if (!(await listen(server, name))) return { ok: false, holder: null };
  }
  server.unref();
  return {
    ok: true,
    gate: {
      announce: (at) => (address = at),
      leave: () => server.close(),
    },
  };
}

/** By device and inode, so that two paths to one folder are one gate. */
function gateName(dataDir: string): string {
  const { dev, ino } = statSync(dataDir);
  const name = `gongshi-gate-${dev}-${ino}`;
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error));
    server.once("error", failed);
    server.listen(name, () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

function askHolder(name: string): Promise<GateHolder | "nobody" | null> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(name);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on("data", (text) => (said += String(text)));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve("nobody");
    });
    socket.on("close", () => {
      try {
        resolve(JSON.parse(said) as GateHolder);
      } catch {
        resolve(null);
      }
    });
  });
}
