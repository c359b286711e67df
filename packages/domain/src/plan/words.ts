/** Why a file is not a plan, in the words of the person who holds it. */
export type PlanUnreadable = "EMPTY" | "TRUNCATED" | "ENCRYPTED" | "OTHER_FORMAT" | "NO_TABLE" | "TOO_LARGE";

export const PLAN_UNREADABLE_WORDS: Readonly<Record<PlanUnreadable, string>> = {
  EMPTY: "文件是空的，没有任何内容。",
  TRUNCATED: "文件不完整，可能没有传完或已损坏，请重新保存后再试。",
  ENCRYPTED: "文件加了密码，请取消密码后另存再试。",
  OTHER_FORMAT: "这不是 .docx 文档或制表符分隔的文本；旧版 .doc 请另存为 .docx。",
  NO_TABLE: "文档里没有表格，看不出工作要点和责任单位。",
  TOO_LARGE: "文件太大，超出可以处理的范围。",
};
