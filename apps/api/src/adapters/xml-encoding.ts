import { XmlFault } from "./xml-stream";

const UTF16_LE = "utf-16le";
const UTF16_BE = "utf-16be";
/** What office programs and exporters of their own making write, by the names they give it. */
const NAMED: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  ascii: "utf-8",
  "utf-16": UTF16_LE,
  "utf-16le": UTF16_LE,
  "utf-16be": UTF16_BE,
  gb2312: "gb18030",
  gbk: "gb18030",
  gb18030: "gb18030",
  cp936: "gb18030",
};

/**
 * How an XML part is written, by its first bytes: a byte order mark, the width of its first sign, else what its
 * declaration says; UTF-8 where it says nothing. Throws an {@link XmlFault} for an encoding nobody writes tables in.
 */
export function xmlEncoding(first: Uint8Array): string {
  const starts = (...mark: number[]) => mark.every((byte, index) => first[index] === byte);
  if (starts(0xef, 0xbb, 0xbf)) return "utf-8";
  if (starts(0xff, 0xfe) || starts(0x3c, 0x00)) return UTF16_LE;
  if (starts(0xfe, 0xff) || starts(0x00, 0x3c)) return UTF16_BE;
  const head = Buffer.from(first.subarray(0, 200)).toString("latin1");
  const said = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/u.exec(head)?.[1]?.toLowerCase();
  if (said === undefined) return "utf-8";
  // A document that says UTF-16 in single bytes is none: whoever wrote it copied the line.
  const encoding = NAMED[said];
  if (encoding === undefined) throw new XmlFault();
  return encoding.startsWith("utf-16") ? "utf-8" : encoding;
}
