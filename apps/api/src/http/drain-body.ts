import type { IncomingMessage } from "node:http";

/** How much of an upload that is refused anyway is still let in, so that its sender comes to read the answer. */
const MOST_DRAINED = 64 * 1024 * 1024;
const LONGEST_MS = 60_000;

/**
 * Reads what is left of a request and throws it away. A browser sends before it listens: an answer given while it still
 * sends is lost with the connection. Whoever sends without end is cut off.
 */
export function drainBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let drained = 0;
    const done = () => {
      clearTimeout(deadline);
      request.off("data", count);
      resolve();
    };
    const count = (chunk: Buffer) => {
      drained += chunk.length;
      if (drained > MOST_DRAINED) done();
    };
    const deadline = setTimeout(done, LONGEST_MS);
    request.on("data", count).once("end", done).once("close", done).once("error", done).resume();
  });
}
