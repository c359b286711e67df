/** Gives bytes to the person as a file of that name. */
export function saveBytes(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by the next turn; some older ones need a moment.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
