import { chineseNumber } from "../text/chinese-number";

/**
 * One key for one village group however it is written: 1, 01, 一组, 第一组, 第一村民小组 → `1`; 东一组 → `东1`; 十一组 → `11`.
 */
export function groupKey(text: string): string {
  const bare = text
    .normalize("NFKC")
    .replace(/[\s()（）]/gu, "")
    .replace(/^第/u, "")
    .replace(/(?:村民|居民)?(?:小组|组|生产队|队|社|号)$/u, "");
  const parts = /^(.*?)([0-9]+|[一二三四五六七八九十廿]+)$/u.exec(bare);
  if (!parts) return bare;
  const number = chineseNumber(parts[2] ?? "");
  return number === null ? bare : `${(parts[1] ?? "").replace(/第$/u, "")}${number}`;
}
