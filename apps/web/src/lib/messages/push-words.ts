import { telling } from "./zh-cn/telling";

/** What the server sends a device: a kind and numbers (domain/push). */
export type PushMessage =
  | { readonly kind: "RETURNED"; readonly count: number; readonly badge: number }
  | {
      readonly kind: "DUE";
      readonly overdue: number;
      readonly dueSoon: number;
      readonly toConfirm: number;
      readonly badge: number;
    };

export interface PushWords {
  readonly title: string;
  readonly body: string;
  /** The screen that has it. */
  readonly path: string;
  readonly badge: number;
}

/** Null for a message of a later version, or none of ours: nothing is better than a riddle. */
export function pushWords(text: string): PushWords | null {
  const message = parsed(text);
  if (message === null) return null;
  const { badge } = message;
  const title = telling["push.title"];
  if (message.kind === "RETURNED")
    return { title, body: counted("push.returned", message.count), path: "/staff/todo", badge };
  const { overdue, dueSoon, toConfirm } = message;
  const parts = [
    overdue > 0 ? counted("push.overdue", overdue) : null,
    dueSoon > 0 ? counted("push.dueSoon", dueSoon) : null,
    toConfirm > 0 ? counted("push.toConfirm", toConfirm) : null,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? null
    : { title, body: parts.join("，"), path: overdue + dueSoon > 0 ? "/staff/todo" : "/staff/confirm", badge };
}

const counted = (key: "push.returned" | "push.overdue" | "push.dueSoon" | "push.toConfirm", count: number): string =>
  telling[key].replace("{count}", String(count));

const KINDS: readonly unknown[] = ["RETURNED", "DUE"];

function parsed(text: string): PushMessage | null {
  try {
    const value = JSON.parse(text) as PushMessage | null;
    return value !== null && KINDS.includes(value.kind) && typeof value.badge === "number" ? value : null;
  } catch {
    return null;
  }
}
