/** What stands in a text document (.docx) beside what one reads in its table: looked at for numbers, never kept. */
import type { Aside } from "@gongshi/domain/privacy/number-find";
import { pictureTexts } from "./picture-texts";
import { TextsPart } from "./xlsx-book";
import { XmlFault, XmlStream } from "./xml-stream";
import { unpackEntry } from "./zip-guard";
import type { ZipEntry } from "./zip-guard";

const MOST_BYTES = 20_000_000;

const PARTS: ReadonlyArray<readonly [RegExp, Aside["place"]]> = [
  [/^word\/(?:comments\w*|people|footnotes|endnotes|header\d*|footer\d*|glossary\/document)\.xml$/iu, "COMMENT"],
  [/^word\/settings\.xml$/iu, "PROPERTY"],
  [/^(?:docprops|customxml)\/[^/]+\.xml$/iu, "PROPERTY"],
  [/^word\/media\/[^/]+$/iu, "PICTURE"],
];

/** Comments, headers, footers and notes; properties; what pictures say; and deleted or hidden words of the text itself. */
export function documentAsides(bytes: Uint8Array, entries: readonly ZipEntry[], documentXml: string): Aside[] {
  const asides: Aside[] = hiddenTexts(documentXml).map((text) => ({ place: "COMMENT", text }));
  for (const entry of entries) {
    const place = PARTS.find(([name]) => name.test(entry.name))?.[1];
    if (place === undefined || entry.unpacked > MOST_BYTES) continue;
    const part = unpackEntry(bytes, entry);
    if (part === null || part.length < 2) continue;
    const texts = place === "PICTURE" ? pictureTexts(part) : textsOf(part.toString("utf8"));
    asides.push(...texts.map((text) => ({ place, text })));
  }
  return asides;
}

/** A damaged part says what it said up to there. */
function textsOf(xml: string): readonly string[] {
  const part = new TextsPart();
  try {
    const stream = new XmlStream(part);
    stream.write(xml);
    stream.end();
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault;
  }
  return part.texts;
}

const RUN = /<w:r\b[^>]*>.*?<\/w:r>/gsu;
const WORDS = /<w:(?:t|delText|instrText)\b[^>]*>([^<]*)</gu;

/** Runs of a paragraph that are marked as deleted, hidden, or instructions of a field, one text each paragraph. */
const hiddenTexts = (xml: string): string[] =>
  xml.split("</w:p>").flatMap((paragraph) => {
    const hidden = (paragraph.match(RUN) ?? []).filter((run) => /<w:(?:vanish|delText|instrText)\b/u.test(run));
    const text = hidden.flatMap((run) => [...run.matchAll(WORDS)].map(([, words]) => words)).join("");
    return text.trim() === "" ? [] : [text];
  });
