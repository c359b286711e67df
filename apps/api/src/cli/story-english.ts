import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { inWords } from "@gongshi/domain/trace/story/parts";
import type { CodeType, Part, PartKey, StoryLanguage } from "@gongshi/domain/trace/story/parts";
import type { Chapter } from "@gongshi/domain/trace/story/tellers";
import type { Role } from "@gongshi/domain/access/viewer";

const PARTS: Readonly<Record<PartKey, string>> = {
  batchOpened: "opened batch {number} of {year} with {stages}: {units} units have to publish it",
  paymentSet: "entered the day of payment, {paidOn}",
  paymentChanged: "changed the day of payment from {before} to {paidOn}",
  paymentUnset: "took the day of payment away",
  uploadStarted: "uploaded a long roll",
  uploadCancelled: "gave up an uploaded roll",
  rollImported: "imported the roll: {lines} lines, {paid}",
  rollJoined: "added lines to the roll: {lines} lines in all, {paid}",
  rejected: "{count} lines were not read",
  totalEntered: "entered the payer's total, {total}",
  totalExplained: "explained the difference to the payer's total",
  numbersAccepted: "answered in writing for {count} places of the files that look like somebody's number",
  lineCorrected: "corrected {lines} lines in edition {number}, as people asked",
  reissued: "drafted a new edition from edition {number}",
  waived: "waived the duty to publish",
  waiverLifted: "restored the duty to publish",
  atUnit: "at {unit}",

  submitted: "submitted edition {number} for review",
  byPath: "by the {path}",
  sums: "{recipients} {counter}, {paid}",
  approved: "approved the {step}",
  releasable: "after which it could be released",
  proofReadToo: "and proof-read it",
  secrecy: "secrecy verdict: {verdict}",
  sentBack: "sent it back in the {step}",
  toMend: "to be mended: {fields}",
  withheld: "decided in the {step} that it is not to be published",
  proofRead: "proof-read it (reading {number})",
  previewMade: "made a preview link for an outside checker",
  previewOpened: "opened the preview",
  previewOpenedOver: "tried a preview link that is no longer open",
  previewRevoked: "took the preview link back",
  times: "{count} times",

  scheduled: "set the release for {at}",
  rescheduled: "moved the release from {before} to {at}",
  scheduleCancelled: "cancelled the scheduled release",
  scheduleFailed: "could not release it at {at}",
  failedBecause: "{failure}",
  released: "released edition {number}",
  releasedBySchedule: "released edition {number} at its hour",
  toUnits: "{count} units have to post it",
  forThisUnit: "of this unit {recipients} {counter}, {paid}",
  zeroForThisUnit: "a zero report for this unit",
  scope: "for {audience}, {profile}",
  scopeUnits: "namely {units}",
  urgentUntil: "urgently: the remaining approvals are due by {at}",
  scopeSet: "set the scope: for {audience}, {profile}",
  scopeChanged: "changed the scope from {audienceBefore} ({profileBefore}) to {audience} ({profile})",
  scopeEffect: "{effect}",
  sheetMade: "printed {kind}",
  sheetsMade: "printed {count} sheets",
  sheetNumbers: "number (code) {numbers}",

  photoReceived: "sent a photo",
  photosReceived: "sent {count} photos",
  posted: "reported it posted on {hungOn}",
  handedIn: "handed in from a file, for {author}, that it was posted on {hungOn}",
  severalNotices: "one photo for {count} notices",
  provenByCode: "the sheet's code was read in the photo",
  claimed: "{because}",
  alsoTold: "also told by {channels}",
  told: "told it on {toldOn} by {channels}",
  tellingTakenBack: "took back, as ticked by mistake: told by {channels}",

  linkMade: "made a one-time confirmation link for {supervisor}",
  confirmed: "confirmed the posting of {hungOn}",
  postingReturned: "returned the posting of {hungOn}: {kind}",
  viaLink: "through a one-time link",

  periodOver: "the posting period since {hungOn} ran out",
  stageClosed: "closed the stage before payment with a statement for {units} units",
  objections: "{count} objections",
  replaced: "replaced edition {number} by edition {by}",
  withdrawnInError: "withdrew edition {number}, published in error",
  endedInTime: "ended the publication of edition {number}",
  lapsed: "closed the urgent publication, whose approvals were not complete in time",
  takenDown: "took the sheet off the board",
  outlived: "deleted {lines} lines of edition {number}, whose retention was over",
  files: "{count} photos and files",
  birthMonthsForgotten: "deleted {lines} birth months of children who have turned fourteen",

  allSheetsMade: "printed {count} sheets for {units} units",
  allPosted: "reported {count} postings of {units} units",
  allTold: "told it elsewhere {count} times, at {units} units",
  allTellingsTakenBack: "took back {count} ticks of other channels, at {units} units",
  allConfirmed: "confirmed {count} postings of {units} units",
  allReturned: "returned {count} postings of {units} units",
  allTakenDown: "took the sheets of {units} units off the board",

  afterSubmission: "{span} after submission",
  afterStep: "{span} after the step before",
  afterReturn: "{span} after the return",
  afterApproval: "{span} after the last approval",
  afterRelease: "{span} after the release",
  afterReceipt: "{span} after it arrived",
  afterWithdrawal: "{span} after the withdrawal",
  dueEarly: "due {due}, {days} days early",
  dueThatDay: "due {due}, on the day",
  dueLate: "due {due}, {days} days late",

  because: "Reason: {text}",
  explanation: "Explanation: {text}",
  note: "Comment: {text}",
  forWhom: "For: {text}",
  whatChanged: "What changed, and why: {text}",

  stands: "now: {step}",
  editionStands: "edition {number} now: {step}",
  standsSince: "posted on {hungOn}",
  leftUntil: "to be posted by {due}, {days} days left",
  dueToday: "to be posted today ({due})",
  pastDue: "was to be posted by {due}, {days} days ago",
};

/** Words of the closed lists; what is not here is said by its own name. */
const CODES: Readonly<Partial<Record<CodeType, Readonly<Record<string, string>>>>> = {
  step: {
    REVIEW: "review",
    FIRST: "first review",
    SECOND: "second review",
    FINAL: "final review",
    SECRECY: "secrecy review",
  },
  path: { FULL: "full path", SHORT: "short path", URGENT: "urgent path" },
  stage: { BEFORE_PAYMENT: "the list before payment", RESULT: "the results" },
  secrecy: { PROACTIVE: "public", ON_REQUEST: "public on request", NOT_PUBLIC: "not public" },
  field: {
    basis: "policy basis",
    rateText: "rate",
    paidOn: "day of payment",
    paymentWay: "way of payment",
    controlTotal: "payer's total",
    controlExplanation: "explanation of the difference",
    changeReason: "what changed and why",
    audience: "audience",
    audienceUnits: "named units",
    internetProfile: "what the internet shows",
    unitSums: "sums of the units",
    lines: "lines",
  },
  audience: { EVERYONE: "everyone", UNIT_MEMBERS: "members of the unit", NAMED_UNITS: "named units" },
  profile: {
    NOTHING: "nothing on the internet",
    TOTALS: "totals on the internet",
    MASKED_LIST: "a masked list on the internet",
  },
  effect: {
    AT_ONCE: "in force at once",
    BEFORE_REVIEW: "to be reviewed with it",
    WITH_DRAFT: "to be reviewed with the draft",
    NEXT_EDITION: "to be reviewed as a new edition",
  },
  channel: {
    VILLAGE_BOARD: "the village board",
    ELECTRONIC_BOARD: "the electronic board",
    WECHAT_GROUP: "the WeChat group",
    INFORMATION_SHOP: "the information shop",
    BROADCAST: "broadcast",
    TV: "TV",
    NEWSPAPER: "newspaper",
    WEBSITE: "website",
    MEETING: "reading at a meeting",
    DOOR_TO_DOOR: "door to door",
    OTHER: "another channel",
  },
  counter: { HOUSEHOLD: "households", PERSON: "persons", ORGANISATION: "organisations" },
  sheetKind: { SINGLE: "the sheet", GATHERED: "the unit's gathered sheet" },
  returnKind: { PHOTO: "the photo is to be taken anew", UNTRUE: "it is not so" },
  claim: {
    NO_CODE: "no code was read in the photo, so a supervisor has to confirm it",
    SAME_PICTURE: "the photo is almost one posted before, so a supervisor has to confirm it",
    CAME_BACK: "one came back as untrue before, so a supervisor has to confirm it",
    OLD_EDITION: "the photo shows the edition before, so a supervisor has to confirm it",
  },
  noticeStep: {
    TO_POST: "to be posted",
    POSTED_CLAIMED: "posted, waiting for confirmation",
    POSTED_PROVEN: "posted and proven, waiting for confirmation",
    POSTING_RETURNED: "returned, a photo to be taken anew",
    VERIFIED: "posted and confirmed",
    PERIOD_OVER: "period over, to be filed",
    FINISHED: "finished",
    REPLACED: "replaced",
    "WITHDRAWN.IN_ERROR": "withdrawn (published in error)",
    "WITHDRAWN.ENDED": "ended",
    "WITHDRAWN.LAPSED": "closed, approvals were missing",
    "WITHDRAWN.OUT_OF_SCOPE": "no longer for this unit",
  },
};

export const CHAPTER_NAMES: Readonly<Record<Chapter, string>> = {
  ROLL: "The roll",
  REVIEW: "Review",
  RELEASE: "Release and sheets",
  POSTING: "Posted and told",
  CONFIRMATION: "Confirmation",
  PERIOD: "Period over",
  END: "Corrected or withdrawn",
  KEPT: "Retention over",
};

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  DEPARTMENT_EDITOR: "department's editor",
  FIRST_REVIEWER: "first reviewer",
  SECOND_REVIEWER: "second reviewer",
  FINAL_REVIEWER: "final reviewer",
  SECRECY_REVIEWER: "secrecy reviewer",
  OFFICE: "office",
  CLERK: "clerk",
  SUPERVISOR: "supervisor",
  LIAISON: "liaison",
  AUDITOR: "auditor",
  ADMIN: "administrator",
};

const SHANGHAI = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** `2026-11-02 09:30`, Shanghai time. */
export const inShanghai = (instant: Date): string => SHANGHAI.format(instant);

const MINUTE = 60_000;
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** The story's language on the command line. */
export const STORY_ENGLISH: StoryLanguage = {
  parts: PARTS,
  code: (type, value) => CODES[type]?.[value] ?? CODES[type]?.[value.split(".")[0]!] ?? value,
  count: String,
  yuan: (fen) => `${formatYuan(fen)} yuan`,
  day: (day) => day,
  instant: (iso) => inShanghai(new Date(iso)),
  span: (ms) => {
    const minutes = Math.round(ms / MINUTE);
    if (minutes < 60) return counted(minutes, "minute");
    const hours = Math.round(minutes / 60);
    return hours < 48 ? counted(hours, "hour") : counted(Math.round(hours / 24), "day");
  },
  list: (words) => words.join(", "),
};

export const inEnglish = (part: Part): string => inWords(STORY_ENGLISH, part);
