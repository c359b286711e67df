import type { Day } from "../calendar/day";
import { formatYuan, quantityText, rateText } from "../money/format-yuan";
import type { FormBlock, PaperForm } from "../paper/paper-form";
import type { InternetProfile, Stage } from "../program/program";
import type { ContentState } from "../review/machine";
import type { Outcome } from "../roll/roll";
import { heldWords as words } from "./held-words";

/** One line that is held, as the paper tells it. Money in fen, quantity in thousandths, rate in ten-thousandths of a yuan. */
export interface HeldFacts {
  readonly title: string;
  readonly unitName: string;
  readonly group: string | null;
  readonly seq: number;
  readonly name: string;
  readonly quantityMilli: number | null;
  readonly quantityUnit: string | null;
  readonly rateE4: number | null;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly outcome: Outcome;
  readonly stage: Stage;
  readonly remark: string | null;
  readonly extras: readonly (readonly [label: string, text: string])[];
  readonly edition: number;
  readonly state: ContentState;
  readonly board: {
    readonly hungOn: Day | null;
    readonly periodEndsOn: Day | null;
    readonly sheets: readonly string[];
    readonly over: boolean;
  } | null;
  readonly internet: InternetProfile;
  readonly unnamed: boolean;
  /** The month of the fourteenth birthday, its first day. */
  readonly minorUntil: Day | null;
  readonly retainUntil: Day | null;
}

/** 本人信息查询结果: everything that is held about whoever asked, for them to take along. */
export function heldForm(facts: {
  readonly unitName: string;
  readonly personName: string;
  readonly on: Day;
  readonly lines: readonly HeldFacts[];
  readonly more: boolean;
}): PaperForm {
  const { unitName, personName, on, lines, more } = facts;
  return {
    title: words.title,
    meta: words.meta(on, lines.length),
    unitName,
    printedOn: on,
    blocks: [
      {
        kind: "text",
        paragraphs: [words.opening(unitName, personName, on), ...(lines.length === 0 ? [words.nothing] : [])],
      },
      ...lines.flatMap((line, index): FormBlock[] => [
        { kind: "text", paragraphs: [words.line(index + 1, line.title)] },
        { kind: "facts", rows: rowsOf(line) },
      ]),
      {
        kind: "text",
        paragraphs: [
          ...(more ? [words.more(lines.length)] : []),
          ...(lines.length === 0 ? [] : [words.besides]),
          words.rights,
        ],
      },
      { kind: "signatures", labels: [words.handledBy, words.receivedBy], stamp: words.stamp(unitName) },
    ],
  };
}

function rowsOf(line: HeldFacts): (readonly [string, string])[] {
  const minor = [
    ...(line.unnamed ? [words.unnamed] : []),
    ...(line.minorUntil === null ? [] : [words.minorUntil(line.minorUntil)]),
  ];
  const optional = (label: string, text: string | null): (readonly [string, string])[] =>
    text === null || text === "" ? [] : [[label, text]];
  return [
    [words.where, words.whereText(line.unitName, line.group, line.seq)],
    [words.name, line.name],
    ...optional(
      words.quantity,
      line.quantityMilli === null ? null : `${quantityText(line.quantityMilli)}${line.quantityUnit ?? ""}`,
    ),
    ...optional(words.rate, line.rateE4 === null ? null : `${rateText(line.rateE4)}元`),
    [
      words.money,
      line.stage === "BEFORE_PAYMENT"
        ? words.proposedText(formatYuan(line.dueFen))
        : words.moneyText(formatYuan(line.dueFen), formatYuan(line.paidFen), words.outcome[line.outcome]),
    ],
    ...optional(words.remark, line.remark),
    ...line.extras,
    [words.edition, words.editionText(line.edition, words.state[line.state])],
    [words.board, line.board === null ? words.noBoard : words.boardText(line.board)],
    [words.internet, words.internetText[line.internet]],
    ...optional(words.minor, minor.join("；")),
    [words.kept, line.retainUntil === null ? words.keptDraft : words.date(line.retainUntil)],
  ];
}
