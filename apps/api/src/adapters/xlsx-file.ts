/** The bytes of an .xlsx file → cells, unpacked and read piece by piece. */
import type { Aside } from "@gongshi/domain/privacy/number-find";
import type { CellSheet, Unreadable, Workbook } from "@gongshi/domain/roll/roll";
import type { ReadingWatch } from "@gongshi/usecases/ports";
import { pictureTexts } from "./picture-texts";
import { RelationsPart, StringsPart, StylesPart, TextsPart, WorkbookPart } from "./xlsx-book";
import { SheetPartReader } from "./xlsx-sheet";
import { xmlEncoding } from "./xml-encoding";
import { XmlFault, XmlStream } from "./xml-stream";
import type { XmlHandler } from "./xml-stream";
import { inspectZip, unpackedPieces, unpackEntry, ZipFault } from "./zip-guard";
import type { ZipEntry } from "./zip-guard";

type Read = { ok: true; workbook: Workbook } | { ok: false; unreadable: Unreadable };

export async function readXlsx(bytes: Uint8Array, watch: ReadingWatch): Promise<Read> {
  const zip = inspectZip(bytes);
  if (!zip.ok) return zip;
  const parts = new Map(zip.entries.map((entry) => [partName(entry.name), entry]));
  try {
    return await new XlsxReader(bytes, parts, watch).read();
  } catch (error) {
    if (error instanceof ZipFault) return { ok: false, unreadable: error.unreadable };
    if (error instanceof XmlFault) return { ok: false, unreadable: "TRUNCATED" };
    throw error;
  }
}

/** Names of parts know no case, and some writers put the wrong slash. */
const partName = (name: string): string => name.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase();

/** A target as seen from the part that names it. */
function resolved(from: string, target: string): string {
  if (/^[\\/]/u.test(target)) return partName(target);
  const path = from.split("/").slice(0, -1);
  for (const step of partName(target).split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

const relationsOf = (part: string): string => part.replace(/([^/]*)$/u, "_rels/$1.rels");

const ASIDES: ReadonlyArray<readonly [RegExp, Aside["place"]]> = [
  [/^xl\/(?:comments[^/]*|(?:threadedcomments|comments|drawings|persons)\/[^/]+)\.xml$/u, "COMMENT"],
  [/^docprops\/[^/]+\.xml$/u, "PROPERTY"],
  [/^xl\/media\/[^/]+$/u, "PICTURE"],
];

const MOST_PICTURE = 20_000_000;

class XlsxReader {
  /** Packed bytes to go through in all, and those that are done. */
  private total = 0;
  private done = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly parts: ReadonlyMap<string, ZipEntry>,
    private readonly watch: ReadingWatch,
  ) {}

  async read(): Promise<Read> {
    const book = await this.workbookPart();
    if (book === null) return { ok: false, unreadable: "OTHER_FORMAT" };
    const workbook = await this.handled(book, new WorkbookPart());
    const relations = await this.handledIfThere(relationsOf(book), new RelationsPart());
    const partOf = (type: string): string | null => {
      const found = [...relations.targets.values()].find((one) => one.type.endsWith(`/${type}`));
      return found === undefined ? null : resolved(book, found.target);
    };
    const sheets = workbook.sheets.flatMap(({ relation, ...sheet }) => {
      const target = relations.targets.get(relation);
      return target === undefined || !target.type.endsWith("/worksheet")
        ? []
        : [{ ...sheet, part: resolved(book, target.target) }];
    });
    const [strings, styles] = [partOf("sharedStrings"), partOf("styles")];
    for (const part of [...sheets.map((sheet) => sheet.part), strings ?? ""])
      this.total += this.parts.get(part)?.packed ?? 0;
    const { isDate } = await this.handledIfThere(styles ?? "xl/styles.xml", new StylesPart());
    const table = (await this.handledIfThere(strings ?? "xl/sharedstrings.xml", new StringsPart(), true)).table;
    const read: CellSheet[] = [];
    for (const { name, hidden, part } of sheets) {
      const reader = new SheetPartReader({ strings: table, isDate, date1904: workbook.date1904 });
      read.push((await this.handled(part, reader, true)).sheet(name, hidden));
    }
    if (read.length === 0)
      return { ok: false, unreadable: workbook.sheets.length === 0 ? "TRUNCATED" : "OTHER_FORMAT" };
    return { ok: true, workbook: { format: "xlsx", sheets: read, asides: await this.asides() } };
  }

  /** Comments, text boxes, properties and what pictures say, wherever they belong to: a damaged one says nothing. */
  private async asides(): Promise<NonNullable<Workbook["asides"]>> {
    const asides: Aside[] = [];
    for (const part of this.parts.keys()) {
      const place = ASIDES.find(([name]) => name.test(part))?.[1];
      if (place === undefined) continue;
      const texts = place === "PICTURE" ? this.pictureTexts(part) : await this.textsOf(part);
      asides.push(...texts.map((text) => ({ place, text })));
    }
    return asides;
  }

  private async textsOf(part: string): Promise<readonly string[]> {
    return (await this.handled(part, new TextsPart()).catch(() => ({ texts: [] }))).texts;
  }

  private pictureTexts(part: string): readonly string[] {
    const entry = this.parts.get(part);
    const picture = entry === undefined || entry.unpacked > MOST_PICTURE ? null : unpackEntry(this.bytes, entry);
    return picture === null || picture.length < 2 ? [] : pictureTexts(picture);
  }

  private async workbookPart(): Promise<string | null> {
    const { targets } = await this.handledIfThere("_rels/.rels", new RelationsPart());
    const main = [...targets.values()].find(({ type }) => type.endsWith("/officeDocument"));
    const named = main === undefined ? "" : resolved("", main.target);
    for (const name of [named, "xl/workbook.xml"])
      if (/^xl\/[^/]+\.xml$/u.test(name) && this.parts.has(name)) return name;
    return null;
  }

  private async handledIfThere<H extends XmlHandler>(part: string, handler: H, counts = false): Promise<H> {
    return this.parts.has(part) ? this.handled(part, handler, counts) : handler;
  }

  private async handled<H extends XmlHandler>(part: string, handler: H, counts = false): Promise<H> {
    const entry = this.parts.get(part);
    if (entry === undefined) throw new XmlFault();
    const xml = new XmlStream(handler);
    let decoder: TextDecoder | null = null;
    for await (const { piece, read } of unpackedPieces(this.bytes, entry)) {
      this.watch.signal?.throwIfAborted();
      decoder ??= new TextDecoder(xmlEncoding(piece));
      xml.write(decoder.decode(piece, { stream: true }));
      if (counts && this.total > 0) this.watch.onProgress?.(Math.min(1, (this.done + read) / this.total));
    }
    if (decoder !== null) xml.write(decoder.decode());
    xml.end();
    if (counts) this.done += entry.packed;
    return handler;
  }
}
