import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { root } from "./root.mjs";

/** A program of a step that did not end well; its output has been shown already. */
export class StepFailed extends Error {
  constructor(title, code) {
    super(`${title} failed${code === null ? "" : ` (exit code ${code})`}.`);
  }
}

/**
 * Runs Node with the given arguments and resolves when it ended well. Its output is shown when it fails, or at once
 * with `show`. When `signal` is aborted, the child is told to stop.
 */
export function runNode(title, args, { cwd = root, env = {}, show = false, signal } = {}) {
  return run(title, process.execPath, args, { cwd, env, show, signal });
}

export function run(title, program, args, { cwd = root, env = {}, show = false, signal } = {}) {
  return new Promise((resolve, reject) => {
    // As npm does it, so that tools find each other.
    const PATH = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, PATH, ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    const stop = () => child.kill("SIGTERM");
    signal?.addEventListener("abort", stop, { once: true });
    child.once("error", reject);
    child.once("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) return reject(signal.reason);
      if (code === 0) return resolve(Buffer.concat(output).toString());
      process.stderr.write(Buffer.concat(output));
      reject(new StepFailed(title, code));
    });
  });
}
