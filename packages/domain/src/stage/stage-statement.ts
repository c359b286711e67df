import type { Day } from "../calendar/day";
import { amountInWords } from "../money/amount-in-words";
import { formatYuan } from "../money/format-yuan";
import type { PaperForm } from "../paper/paper-form";
import { statementWords as words } from "./statement-words";

/** What the closing of the first stage froze: who hung what from when to when, what was objected, what changed. */
export interface StageStatement {
  readonly title: string;
  readonly subdistrictName: string;
  readonly departmentName: string;
  readonly basis: string;
  readonly editionNumber: number;
  readonly fingerprint: string | null;
  readonly periodText: string;
  readonly recipientCount: number;
  readonly amountFen: number;
  readonly units: readonly {
    readonly name: string;
    readonly recipientCount: number;
    readonly amountFen: number;
    readonly from: Day;
    readonly to: Day;
    readonly where: string;
    readonly proof: "CODE" | "CONFIRMED";
  }[];
  readonly waived: readonly { readonly name: string; readonly reason: string }[];
  readonly objections: { readonly count: number; readonly note: string | null };
  /** Editions that were public before this one, with why the next took their place. */
  readonly corrections: readonly { readonly number: number; readonly on: Day; readonly reason: string }[];
  /** The first public list against the last; null where there was one alone. */
  readonly changed: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly beforeFen: number;
    readonly afterFen: number;
  } | null;
  readonly closedOn: Day;
  readonly closedByName: string;
}

/** 公示情况说明: the paper finance needs before it pays, for signature and stamp. */
export function stageStatementForm(facts: StageStatement): PaperForm {
  const froms = facts.units.map(({ from }) => from).toSorted();
  const tos = facts.units.map(({ to }) => to).toSorted();
  return {
    title: words.title,
    meta: words.meta(facts.editionNumber, facts.fingerprint, facts.closedOn),
    unitName: facts.subdistrictName,
    printedOn: facts.closedOn,
    blocks: [
      {
        kind: "text",
        paragraphs: [
          words.opening(facts.basis, facts.title),
          words.extent(
            facts.units.length,
            froms[0] ?? facts.closedOn,
            tos.at(-1) ?? facts.closedOn,
            facts.periodText,
            facts.recipientCount,
            formatYuan(facts.amountFen),
            amountInWords(facts.amountFen),
          ),
          words.objections(facts.objections.count, facts.objections.note),
          ...corrections(facts),
          ...facts.waived.map(({ name, reason }) => words.waived(name, reason)),
          words.conclusion(facts.title),
        ],
      },
      {
        kind: "table",
        columns: [
          { label: words.columns.seq, weight: 3, align: "center" },
          { label: words.columns.unit, weight: 10, align: "left" },
          { label: words.columns.recipients, weight: 4.5, align: "right" },
          { label: words.columns.amount, weight: 8, align: "right" },
          { label: words.columns.fromTo, weight: 13, align: "center" },
          { label: words.columns.where, weight: 7, align: "center" },
          { label: words.columns.proof, weight: 8, align: "center" },
        ],
        rows: [
          ...facts.units.map((unit, index) => [
            String(index + 1),
            unit.name,
            String(unit.recipientCount),
            formatYuan(unit.amountFen),
            words.fromTo(unit.from, unit.to),
            unit.where,
            words.proof[unit.proof],
          ]),
          ["", words.total, String(facts.recipientCount), formatYuan(facts.amountFen), "", "", ""],
        ],
      },
      {
        kind: "signatures",
        labels: [words.madeBy(facts.closedByName), words.checkedBy, words.leader],
        stamp: words.stamp(facts.subdistrictName),
      },
    ],
  };
}

function corrections({ corrections: all, changed }: StageStatement): string[] {
  if (all.length === 0 || changed === null) return [words.noChange];
  return [
    ...all.map(({ number, on, reason }) => words.correction(number, on, reason)),
    words.changed(
      changed.added,
      changed.removed,
      changed.changed,
      formatYuan(changed.beforeFen),
      formatYuan(changed.afterFen),
    ),
  ];
}
