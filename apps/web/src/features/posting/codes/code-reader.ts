import type { CodeJob, CodeReply } from "./code-worker";
import type { FoundCode } from "./found-code";

export type CodeReader = (pixels: ImageData) => Promise<readonly FoundCode[]>;

let reader: CodeReader | null = null;

/** The one reader of this page: a worker, so that the screen stays alive; the page itself where workers fail. */
export function codeReader(): CodeReader {
  reader ??= workerFirst();
  return reader;
}

/** Fetches worker and WebAssembly while there is a network: reads one blank picture. */
export async function warmUpCodeReader(): Promise<void> {
  await codeReader()(new ImageData(8, 8)).catch(() => undefined);
}

function workerFirst(): CodeReader {
  let inWorker = startWorker();
  return async (pixels) => {
    if (inWorker !== null) {
      try {
        // The worker gets a copy: if it fails, the page still has the pixels.
        return await inWorker(pixels);
      } catch {
        inWorker = null;
      }
    }
    const { readCodes } = await import("./read-codes");
    return readCodes(pixels);
  };
}

function startWorker(): CodeReader | null {
  let worker: Worker;
  try {
    worker = new Worker(new URL("./code-worker.ts", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
  const waiting = new Map<number, { resolve: (codes: readonly FoundCode[]) => void; reject: (why: Error) => void }>();
  let jobs = 0;
  let broken = false;

  const fail = (why: string): void => {
    broken = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  worker.addEventListener("error", (event) => fail(event.message));
  worker.addEventListener("messageerror", () => fail("unreadable message"));
  worker.addEventListener("message", ({ data }: MessageEvent<CodeReply>) => {
    const job = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) job?.resolve(data.codes);
    else job?.reject(new Error(data.why));
  });

  return (pixels) =>
    new Promise((resolve, reject) => {
      if (broken) {
        reject(new Error("the worker stopped"));
        return;
      }
      jobs += 1;
      waiting.set(jobs, { resolve, reject });
      const copy = pixels.data.slice().buffer as ArrayBuffer;
      const job: CodeJob = { id: jobs, width: pixels.width, height: pixels.height, pixels: copy };
      worker.postMessage(job, [copy]);
    });
}
