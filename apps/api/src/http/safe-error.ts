/** What of an error may go into the log: no values of rows, no parameters, no long numbers. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

/** Errors of the database carry rows ("Key (phone)=(…) already exists") in properties that a logger would print. */
export function safeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutNumbers(String(error)) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: withoutNumbers(error.message),
    ...(typeof code === "string" ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: withoutNumbers(error.stack) }),
  };
}

/** Identity, card and phone numbers all have more than seven digits in a row. */
const withoutNumbers = (text: string): string => text.replace(/\d{7,}[\dXx]?/g, "[number]");
