const NAME_DOT = "·";

/** Keeps the first character of each name part, counted by code point: 欧阳志强 → 欧***, 阿依·古丽 → 阿*·古*. */
export const maskName = (name: string): string =>
  name
    .split(NAME_DOT)
    .map((part) => {
      const [first = "", ...rest] = [...part];
      return first + "*".repeat(rest.length);
    })
    .join(NAME_DOT);
