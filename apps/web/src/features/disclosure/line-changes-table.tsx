import { LINE_PARTS, type LinePart } from "@gongshi/domain/disclosure/compare-lines";
import { formatYuan, quantityText, rateText } from "@gongshi/domain/money/format-yuan";
import { Minus, Pencil, Plus } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import type { Tone } from "../../lib/messages/labels";
import { StatusBadge } from "../../ui/status-badge";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";
import type { ComparedLine, LineChange } from "./comparison-query";
import styles from "./comparison.module.css";

const FACES: Readonly<Record<LineChange["kind"], { readonly tone: Tone; readonly icon: React.ReactNode }>> = {
  ADDED: { tone: "todo", icon: <Plus /> },
  REMOVED: { tone: "soon", icon: <Minus /> },
  CHANGED: { tone: "waiting", icon: <Pencil /> },
};

const isPart = (part: string): part is LinePart => (LINE_PARTS as readonly string[]).includes(part);

/** Each line that differs, what it said beside what it says; of a changed line only what changed. */
export function LineChangesTable({ changes }: { readonly changes: readonly LineChange[] }) {
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, styles.sides)}>
        <thead>
          <tr>
            <th scope="col">{t("roll.unit")}</th>
            <th scope="col">{t("compare.who")}</th>
            <th scope="col">{t("compare.before")}</th>
            <th scope="col">{t("compare.after")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, index) => (
            <Row key={index} change={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ change }: { readonly change: LineChange }) {
  const { kind, before, after } = change;
  const line = (after ?? before)!;
  const parts = kind === "CHANGED" ? change.parts.filter(isPart) : WHOLE;
  return (
    <tr>
      <td className={styles.unit}>{line.unit.name}</td>
      <td className={styles.who}>
        <span className={styles.name}>{line.name}</span>
        {line.group === null ? null : <span className={table.sub}>{line.group}</span>}
        <StatusBadge tone={FACES[kind].tone} icon={FACES[kind].icon} className={table.badge}>
          {t(`compare.${kind}`)}
        </StatusBadge>
      </td>
      <td data-label={t("compare.before")}>
        {before === null ? <span className={table.soft}>—</span> : <Said line={before} parts={parts} gone />}
      </td>
      <td data-label={t("compare.after")}>
        {after === null ? <span className={table.soft}>—</span> : <Said line={after} parts={parts} />}
      </td>
    </tr>
  );
}

/** What is said of a line that stands on one side alone. */
const WHOLE: readonly LinePart[] = ["quantity", "paid", "outcome", "remark"];

function Said({
  line,
  parts,
  gone = false,
}: {
  readonly line: ComparedLine;
  readonly parts: readonly LinePart[];
  readonly gone?: boolean;
}) {
  return (
    <ul className={styles.said} data-gone={gone || undefined}>
      {parts
        .map((part) => [part, textOf(line, part)] as const)
        .filter(([, text]) => parts !== WHOLE || text !== "")
        .map(([part, text]) => (
          <li key={part}>
            <span className={styles.part}>{t(`compare.line.${part}`)}</span>
            <span className={styles.text}>{text === "" ? t("compare.nothing") : text}</span>
          </li>
        ))}
    </ul>
  );
}

function textOf(line: ComparedLine, part: LinePart): string {
  switch (part) {
    case "unit":
      return line.unit.name;
    case "identity":
      return t("compare.identityChanged");
    case "quantity":
      return line.quantityMilli === null ? "" : quantityText(line.quantityMilli);
    case "rate":
      return line.rateE4 === null ? "" : rateText(line.rateE4);
    case "due":
      return formatYuan(line.dueFen);
    case "paid":
      return formatYuan(line.paidFen);
    case "outcome":
      return t(`roll.outcome.${line.outcome}`);
    default:
      return line[part] ?? "";
  }
}
