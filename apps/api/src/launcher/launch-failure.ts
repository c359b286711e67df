/** A start that cannot go on, in words for whoever runs the server; anything else thrown is a bug. */
export class LaunchFailure extends Error {
  override readonly name = "LaunchFailure";
  readonly exitCode: number;

  constructor(message: string, cause?: unknown, exitCode = 1) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}

/** What a second start on a data folder in use exits with. */
export const EXIT_ALREADY_RUNNING = 3;
