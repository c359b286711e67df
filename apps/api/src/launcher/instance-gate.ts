/**
 * One server per data folder. Whoever comes second is told who was first.
 *
 * The hold is the kernel's, so that it ends with its holder, however that dies: on Linux the name of an abstract
 * socket, elsewhere (macOS) an exclusive lock on a file, taken while opening it.
 */
import { closeSync, constants, ftruncateSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";

export interface GateHolder {
  readonly pid: number;
  /** What it is: "server", or the name of a command. */
  readonly what: string;
  /** Where it is served; null while it starts. */
  readonly address: string | null;
  /** It has been asked to stop: the gate will be free in a moment. */
  readonly stopping: boolean;
}

export interface Gate {
  /** Tells those who come second where to look, or that waiting is worth it. */
  announce(news: Partial<Pick<GateHolder, "address" | "stopping">>): void;
  leave(): void;
}

export type GateAnswer =
  | { readonly ok: true; readonly gate: Gate }
  /** null: somebody holds it who does not say who they are. */
  | { readonly ok: false; readonly holder: GateHolder | null };

/** How long a holder that is stopping is waited for. */
const PATIENCE_MS = 30_000;

/** Makes the folder if need be; takes its gate or says who has it. */
export async function enterGate(dataDir: string, what: string): Promise<GateAnswer> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await tryGate(dataDir, what);
    if (answer.ok || answer.holder?.stopping !== true || Date.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function tryGate(dataDir: string, what: string): Promise<GateAnswer> {
  const holder: GateHolder = { pid: process.pid, what, address: null, stopping: false };
  return process.platform === "linux" ? bySocket(dataDir, holder) : byLockFile(join(dataDir, "gate.json"), holder);
}

async function bySocket(dataDir: string, own: GateHolder): Promise<GateAnswer> {
  // By device and inode, so that two paths to one folder are one gate.
  const { dev, ino } = statSync(dataDir);
  const name = `\0gongshi-gate-${dev}-${ino}`;
  let holder = own;
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.end(JSON.stringify(holder));
  });
  const listening = await new Promise<boolean>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(name, () => resolve(true));
  });
  if (!listening) return { ok: false, holder: await askHolder(name) };
  server.unref();
  return {
    ok: true,
    gate: { announce: (news) => (holder = { ...holder, ...news }), leave: () => server.close() },
  };
}

function askHolder(name: string): Promise<GateHolder | null> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(name);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on("data", (text) => (said += String(text)));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(parseHolder(said)));
  });
}

/** open(2) of macOS and the BSDs; Node has no names for these two. */
const O_EXLOCK = 0x20;
const O_NONBLOCK = 0x4;

function byLockFile(path: string, own: GateHolder): GateAnswer {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDWR | constants.O_CREAT | O_EXLOCK | O_NONBLOCK, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    return { ok: false, holder: parseHolder(readFileSync(path, "utf8")) };
  }
  let holder = own;
  const announce: Gate["announce"] = (news) => {
    holder = { ...holder, ...news };
    ftruncateSync(handle);
    writeSync(handle, JSON.stringify(holder), 0);
  };
  announce({});
  return { ok: true, gate: { announce, leave: () => closeSync(handle) } };
}

function parseHolder(text: string): GateHolder | null {
  try {
    return JSON.parse(text) as GateHolder;
  } catch {
    return null;
  }
}
