/** XML in pieces → elements and texts. No document types, no entities but XML's own five and numbers, no depth without end. */

export interface XmlHandler {
  /** `name` without its prefix; `attributes` as they stand, for {@link attribute}. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** May come in several pieces. */
  text(text: string): void;
}

/** The XML is broken, or says what no office program writes. */
export class XmlFault extends Error {}

const DEEPEST = 200;
/** A longer tag or text is no table's: a cell holds 32,767 characters. */
const LONGEST = 4_000_000;

export class XmlStream {
  private rest = "";
  private readonly path: string[] = [];
  private seen = false;

  constructor(private readonly handler: XmlHandler) {}

  write(piece: string): void {
    const text = this.rest === "" ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf("<", at);
      if (tag < 0) break;
      if (tag > at && this.path.length > 0) this.handler.text(unescapeXml(text.slice(at, tag)));
      const end = this.markup(text, tag);
      if (end < 0) {
        at = tag;
        break;
      }
      at = end;
    }
    this.rest = at === 0 ? text : text.slice(at);
    if (this.rest.length > LONGEST) throw new XmlFault();
  }

  /** Throws when the document is not complete. */
  end(): void {
    if (!this.seen || this.path.length > 0 || this.rest.trim() !== "") throw new XmlFault();
  }

  /** Deals with what starts at `<`. Returns where it ends, or -1 when its end has not come yet. */
  private markup(text: string, at: number): number {
    const next = text.charCodeAt(at + 1);
    if (Number.isNaN(next)) return -1;
    if (next === 0x21 /* ! */) return this.declaration(text, at);
    if (next === 0x3f /* ? */) return after(text, "?>", at);
    const end = endOfTag(text, at + 1);
    if (end < 0) return -1;
    if (next === 0x2f /* / */) {
      const name = localName(text.slice(at + 2, end).trimEnd());
      if (this.path.pop() !== name) throw new XmlFault();
      this.handler.close(name);
      return end + 1;
    }
    const empty = text.charCodeAt(end - 1) === 0x2f;
    const inner = text.slice(at + 1, empty ? end - 1 : end);
    const blank = inner.search(/\s/u);
    const name = localName(blank < 0 ? inner : inner.slice(0, blank));
    if (name === "" || this.path.length >= DEEPEST) throw new XmlFault();
    this.seen = true;
    this.handler.open(name, blank < 0 ? "" : inner.slice(blank));
    if (empty) this.handler.close(name);
    else this.path.push(name);
    return end + 1;
  }

  private declaration(text: string, at: number): number {
    if (text.startsWith("<!--", at)) return after(text, "-->", at + 4);
    if (text.startsWith("<![CDATA[", at)) {
      const end = text.indexOf("]]>", at);
      if (end >= 0 && this.path.length > 0) this.handler.text(text.slice(at + 9, end));
      return end < 0 ? -1 : end + 3;
    }
    if (text.length - at >= 9) throw new XmlFault();
    return -1;
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** A quoted value may hold the sign that ends a tag. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
  }
  return -1;
}

const localName = (name: string): string => {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
};

/** The value of an attribute, by its full name or by its name after a prefix; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (!(before <= 0x20 || before === 0x3a)) continue;
    let equals = at + name.length;
    while (attributes.charCodeAt(equals) <= 0x20) equals += 1;
    if (attributes.charCodeAt(equals) !== 0x3d) continue;
    let quote = equals + 1;
    while (attributes.charCodeAt(quote) <= 0x20) quote += 1;
    const mark = attributes[quote];
    if (mark !== '"' && mark !== "'") return undefined;
    const end = attributes.indexOf(mark, quote + 1);
    return end < 0 ? undefined : unescapeXml(attributes.slice(quote + 1, end));
  }
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
