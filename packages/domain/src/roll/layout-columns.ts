/** A layout's key taken apart again: `A:序号|B:姓名` → its columns, counted from 1. */
export function layoutColumns(
  layout: string,
): { readonly column: number; readonly letter: string; readonly label: string }[] {
  return layout.split(/\|(?=[A-Z]{1,3}:)/u).flatMap((part) => {
    const found = /^([A-Z]{1,3}):(.*)$/su.exec(part);
    const letter = found?.[1];
    if (letter === undefined) return [];
    const column = [...letter].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
    return [{ column, letter, label: found?.[2] ?? "" }];
  });
}
