import { layoutColumns } from "@gongshi/domain/roll/layout-columns";
import type { SheetLayout } from "@gongshi/domain/roll/roll";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { rollAnswers } from "../../lib/messages/zh-cn/roll-answers";

/** What a person may set right after the reading; everything else follows from the headings. */
export type WantedRole = "name" | "identity" | "amount";

const isWord = (key: string): key is PlainKey & keyof typeof rollAnswers => key in rollAnswers;

/** 要公开的姓名, 身份证号 …: the first of several names is the one to be published. */
export function meaningWord(meaning: string, columns: SheetLayout["columns"]): string {
  if (meaning.startsWith("name:"))
    return t(
      columns.find((one) => one.meaning.startsWith("name:"))?.meaning === meaning
        ? "meaning.name"
        : "meaning.otherName",
    );
  const key = `meaning.${meaning.replace(/:.*$/u, "")}`;
  return isWord(key) ? t(key) : t("meaning.extra");
}

/** Role names as the answers hold them: columns.name, meaning.unit … */
export function roleWord(role: string): string {
  const own = `columns.${role}`;
  if (isWord(own)) return t(own);
  const key = `meaning.${role}`;
  return isWord(key) ? t(key) : role;
}

/** The columns as they were read, from 1, to start from. */
export function wantedColumns(layout: SheetLayout): Record<WantedRole, number | null> {
  const numberOf = new Map(layoutColumns(layout.layout).map(({ letter, column }) => [letter, column]));
  const first = (test: (meaning: string) => boolean): number | null =>
    numberOf.get(layout.columns.find(({ meaning }) => test(meaning))?.letter ?? "") ?? null;
  return {
    name: first((meaning) => meaning.startsWith("name:")),
    identity: first((meaning) => meaning.startsWith("identity:")),
    amount: first((meaning) => meaning === "paid"),
  };
}
