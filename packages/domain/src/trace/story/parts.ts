/**
 * What a story is made of, before anybody words it: parts with values. Two languages say the same parts (the screen's
 * catalogue, the command line's English), so there is one story and one order of telling it. How a value is written is
 * here, with the part that carries it.
 */

/** A word out of a closed list, such as a step of review; the language knows its words. */
export const CODE_TYPES = [
  "step",
  "path",
  "stage",
  "secrecy",
  "field",
  "audience",
  "profile",
  "effect",
  "channel",
  "counter",
  "sheetKind",
  "returnKind",
  "claim",
  "failure",
  "noticeStep",
] as const;
export type CodeType = (typeof CODE_TYPES)[number];

/** `span`: milliseconds. `codes`: a list of words of one list. */
export type ValueType =
  | "count"
  | "yuan"
  | "day"
  | "instant"
  | "span"
  | "text"
  | "texts"
  | { readonly code: CodeType }
  | { readonly codes: CodeType };

const code = <C extends CodeType>(type: C) => ({ code: type }) as const;
const codes = <C extends CodeType>(type: C) => ({ codes: type }) as const;

/** Every part a story can have, with what it says. */
export const PARTS = {
  // the roll
  batchOpened: { year: "count", number: "count", stages: codes("stage"), units: "count" },
  paymentSet: { paidOn: "day" },
  paymentChanged: { paidOn: "day", before: "day" },
  paymentUnset: {},
  uploadStarted: {},
  uploadCancelled: {},
  rollImported: { lines: "count", paid: "yuan" },
  rollJoined: { lines: "count", paid: "yuan" },
  rejected: { count: "count" },
  totalEntered: { total: "yuan" },
  totalExplained: {},
  numbersAccepted: { count: "count" },
  reissued: { number: "count" },
  lineCorrected: { number: "count", lines: "count" },
  waived: {},
  waiverLifted: {},
  atUnit: { unit: "text" },
  // review
  submitted: { number: "count" },
  byPath: { path: code("path") },
  sums: { recipients: "count", counter: code("counter"), paid: "yuan" },
  approved: { step: code("step") },
  releasable: {},
  proofReadToo: {},
  secrecy: { verdict: code("secrecy") },
  sentBack: { step: code("step") },
  toMend: { fields: codes("field") },
  withheld: { step: code("step") },
  proofRead: { number: "count" },
  previewMade: {},
  previewOpened: {},
  previewOpenedOver: {},
  previewRevoked: {},
  times: { count: "count" },
  // release
  scheduled: { at: "instant" },
  rescheduled: { at: "instant", before: "instant" },
  scheduleCancelled: {},
  scheduleFailed: { at: "instant" },
  failedBecause: { failure: code("failure") },
  released: { number: "count" },
  releasedBySchedule: { number: "count" },
  toUnits: { count: "count" },
  forThisUnit: { recipients: "count", counter: code("counter"), paid: "yuan" },
  zeroForThisUnit: {},
  scope: { audience: code("audience"), profile: code("profile") },
  scopeUnits: { units: "texts" },
  urgentUntil: { at: "instant" },
  scopeSet: { audience: code("audience"), profile: code("profile") },
  scopeChanged: {
    audienceBefore: code("audience"),
    profileBefore: code("profile"),
    audience: code("audience"),
    profile: code("profile"),
  },
  scopeEffect: { effect: code("effect") },
  sheetMade: { kind: code("sheetKind") },
  sheetsMade: { count: "count" },
  sheetNumbers: { numbers: "texts" },
  // posting
  photoReceived: {},
  photosReceived: { count: "count" },
  posted: { hungOn: "day" },
  handedIn: { author: "text", hungOn: "day" },
  severalNotices: { count: "count" },
  provenByCode: {},
  claimed: { because: code("claim") },
  alsoTold: { channels: codes("channel") },
  told: { channels: codes("channel"), toldOn: "day" },
  tellingTakenBack: { channels: codes("channel") },
  // confirmation
  linkMade: { supervisor: "text" },
  confirmed: { hungOn: "day" },
  postingReturned: { hungOn: "day", kind: code("returnKind") },
  viaLink: {},
  // the end
  periodOver: { hungOn: "day" },
  stageClosed: { units: "count" },
  objections: { count: "count" },
  replaced: { number: "count", by: "count" },
  withdrawnInError: { number: "count" },
  endedInTime: { number: "count" },
  lapsed: {},
  takenDown: {},
  outlived: { number: "count", lines: "count" },
  files: { count: "count" },
  birthMonthsForgotten: { lines: "count" },
  // of all units together
  allSheetsMade: { units: "count", count: "count" },
  allPosted: { units: "count", count: "count" },
  allTold: { units: "count", count: "count" },
  allTellingsTakenBack: { units: "count", count: "count" },
  allConfirmed: { units: "count", count: "count" },
  allReturned: { units: "count", count: "count" },
  allTakenDown: { units: "count" },
  // beside a sentence: how long after what, and where a due date stood
  afterSubmission: { span: "span" },
  afterStep: { span: "span" },
  afterReturn: { span: "span" },
  afterApproval: { span: "span" },
  afterRelease: { span: "span" },
  afterReceipt: { span: "span" },
  afterWithdrawal: { span: "span" },
  dueEarly: { due: "day", days: "count" },
  dueThatDay: { due: "day" },
  dueLate: { due: "day", days: "count" },
  // what was said about it
  because: { text: "text" },
  explanation: { text: "text" },
  note: { text: "text" },
  forWhom: { text: "text" },
  whatChanged: { text: "text" },
  // where it stands now
  stands: { step: code("noticeStep") },
  editionStands: { number: "count", step: code("noticeStep") },
  standsSince: { hungOn: "day" },
  leftUntil: { due: "day", days: "count" },
  dueToday: { due: "day" },
  pastDue: { due: "day", days: "count" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ValueType>>>>;

export type PartKey = keyof typeof PARTS;
export const PART_KEYS = Object.keys(PARTS) as PartKey[];

type ValueOf<Type> = Type extends "count" | "yuan" | "span"
  ? number
  : Type extends "texts" | { codes: CodeType }
    ? readonly string[]
    : string;
export type ValuesOf<Key extends PartKey> = {
  readonly [Name in keyof (typeof PARTS)[Key]]: ValueOf<(typeof PARTS)[Key][Name]>;
};

/** One thing that is said. Instants are ISO 8601. */
export interface Part {
  readonly key: PartKey;
  readonly values: Readonly<Record<string, number | string | readonly string[]>>;
}

export const part = <Key extends PartKey>(key: Key, values: ValuesOf<Key>): Part => ({ key, values });

/** A language that a story is told in. Templates have a placeholder `{name}` for each value of their part. */
export interface StoryLanguage {
  readonly parts: Readonly<Record<PartKey, string>>;
  readonly code: (type: CodeType, value: string) => string;
  readonly count: (count: number) => string;
  readonly yuan: (fen: number) => string;
  readonly day: (day: string) => string;
  readonly instant: (iso: string) => string;
  readonly span: (ms: number) => string;
  readonly list: (words: readonly string[]) => string;
}

/** A part in words; "" for a part this program does not know, which a newer server may send. */
export function inWords(language: StoryLanguage, { key, values }: Part): string {
  const types: Readonly<Record<string, ValueType>> | undefined = PARTS[key];
  if (types === undefined) return "";
  return language.parts[key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const type = types[name];
    const value = values[name];
    return type === undefined || value === undefined ? "" : valueInWords(language, type, value);
  });
}

function valueInWords(language: StoryLanguage, type: ValueType, value: number | string | readonly string[]): string {
  const texts = typeof value === "object" ? value : [String(value)];
  if (typeof type === "object")
    return "code" in type
      ? language.code(type.code, String(value))
      : language.list(texts.map((each) => language.code(type.codes, each)));
  switch (type) {
    case "count":
      return language.count(Number(value));
    case "yuan":
      return language.yuan(Number(value));
    case "span":
      return language.span(Number(value));
    case "day":
      return language.day(String(value));
    case "instant":
      return language.instant(String(value));
    case "text":
      return String(value);
    case "texts":
      return language.list(texts);
  }
}
