import { disclosureTitle } from "@gongshi/domain/disclosure/title";
import { assertSumsOfLines, noticeTotals } from "./notice-sums";
import { noticeTable } from "./notice-table";
import { preamble } from "./preamble";
import { shortCode } from "./sheet-code";
import type { SheetContent, SheetNotice } from "./sheet-content";
import { sheetCover } from "./sheet-cover";
import type { SheetFacts, SheetNoticeFacts } from "./sheet-facts";
import { words } from "./words";

/**
 * Facts → every string of the paper. Throws (a bug of the caller) when there is nothing to print, when a single
 * sheet is asked for several notices, when sums are not those of the lines, or for a program of grade SS, whose very
 * name discloses too much: it has no paper.
 */
export function buildSheetContent(facts: SheetFacts): SheetContent {
  const { sheet, unit, subdistrict, department, notices } = facts;
  const first = notices[0];
  if (first === undefined) throw new Error("sheet: nothing to print");
  if (sheet.kind === "SINGLE" && notices.length > 1) throw new Error("sheet: a single sheet has one notice");
  if (notices.some((notice) => notice.program.grade === "SS")) throw new Error("sheet: grade SS is never on paper");
  notices.forEach(assertSumsOfLines);

  const gathered = sheet.kind === "GATHERED";
  const annexes = gathered ? annexNames(notices) : notices.map(() => null);
  const pages = notices
    .map((notice, index) => sheetNotice(subdistrict.name, notice, annexes[index] ?? null))
    .filter((notice) => !gathered || !notice.isZero);

  return {
    number: sheet.number,
    code: sheet.code,
    url: sheet.url,
    fingerprint: sheet.fingerprint,
    paper: sheet.paper,
    kind: sheet.kind,
    printedOn: sheet.printedOn,
    title: gathered ? words.gatheredTitle(subdistrict.name, yearsOf(notices)) : noticeTitle(subdistrict.name, first),
    unitName: unit.name,
    communityName: unit.communityName,
    cover: gathered ? sheetCover(notices, annexes) : null,
    notices: pages,
    whereToObject: whereToObject(facts),
    departmentStamp: department.stamps ? department.name : null,
  };
}

function sheetNotice(subdistrict: string, notice: SheetNoticeFacts, annex: string | null): SheetNotice {
  const { program, edition, batchName, isZero } = notice;
  const units = [program.quantityUnit, words.yuan].filter((unit) => unit !== null && unit !== "");
  return {
    ...noticeTable(notice),
    title: noticeTitle(subdistrict, notice),
    editionNumber: edition.number,
    annex,
    preamble: preamble(notice),
    measures: words.measures(units.filter((unit) => unit !== null)),
    totals: isZero ? [] : noticeTotals(notice),
    isZero,
    zeroText: isZero ? words.zero(batchName) : null,
    correction: edition.number > 1 ? words.correction(edition.number, edition.changeReason ?? "") : null,
  };
}

const noticeTitle = (subdistrictName: string, { subsidyYear, program, batchName, stage }: SheetNoticeFacts): string =>
  disclosureTitle({ subdistrictName, subsidyYear, publicName: program.publicName, batchName, stage });

function whereToObject({ unit, subdistrict, department, sheet }: SheetFacts): string[] {
  const here = [
    ...(unit.phone === null ? [] : [words.phone(unit.phone)]),
    ...(unit.officeHours === null ? [] : [words.officeHours(unit.officeHours)]),
    ...(unit.address === null ? [] : [words.address(unit.address)]),
  ];
  const street = subdistrict.supervisionPhone;
  const lines = [
    ...(department.phone === null ? [] : [words.advice(department.name, department.phone)]),
    ...(street === null ? [] : [words.supervision(subdistrict.name, street)]),
    ...(street?.includes(words.cityLineNumber) === true ? [] : [words.cityLine]),
  ];
  return [
    words.objectHere(unit.name, here),
    ...(lines.length === 0 ? [] : [words.sentence(lines.join("；"))]),
    words.online(subdistrict.siteTitle, sheet.url, shortCode(sheet.code)),
  ];
}

/** 附表1, 附表2 … for those with details; zeros stand on the cover alone. */
function annexNames(notices: readonly SheetNoticeFacts[]): (string | null)[] {
  let last = 0;
  return notices.map((notice) => (notice.isZero ? null : words.annex(++last)));
}

function yearsOf(notices: readonly SheetNoticeFacts[]): string {
  const years = notices.map((notice) => notice.subsidyYear);
  return words.yearSpan(Math.min(...years), Math.max(...years));
}
