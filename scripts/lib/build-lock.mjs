// Two starts at once must not build into the same folders: the second waits, and then finds all done.
import { statSync } from "node:fs";
import { connect, createServer } from "node:net";
import { root } from "./root.mjs";

/** Runs `work` while no other process of this machine does so for this checkout. The kernel frees a dead one's hold. */
export async function withBuildLock(work) {
  if (process.platform !== "linux") return work();
  const { dev, ino } = statSync(root);
  const name = `\0gongshi-build-${dev}-${ino}`;
  for (;;) {
    const server = createServer((socket) => socket.on("error", () => undefined));
    const held = await new Promise((resolve, reject) => {
      server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
      server.listen(name, () => resolve(true));
    });
    if (held) {
      const sockets = new Set();
      server.on("connection", (socket) => sockets.add(socket));
      server.unref();
      try {
        return await work();
      } finally {
        server.close();
        for (const socket of sockets) socket.destroy();
      }
    }
    await untilFree(name);
  }
}

/** The holder keeps the connection open until it is done or dead. */
function untilFree(name) {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.on("error", () => undefined);
    socket.on("close", () => setTimeout(resolve, 20));
    socket.resume();
  });
}
