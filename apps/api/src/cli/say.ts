/** A line for people beside a command's answer, and the exit code it ends with. */
export function say(line: string, code: number): number {
  console.error(line);
  return code;
}
