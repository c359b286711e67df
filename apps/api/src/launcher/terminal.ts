import type { EventEmitter } from "node:events";

/**
 * Whoever started the server may close the window it writes to, or the program that read it may end. The server goes on
 * without: its words are lost, its work is not. Without this every word becomes an error, and telling of the error another.
 */
export function outliveReaders(...streams: readonly EventEmitter[]): void {
  for (const stream of streams)
    stream.on("error", (fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EPIPE" && fault.code !== "EIO") throw fault;
    });
}
