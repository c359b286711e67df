import { dayOf } from "../../calendar/day";
import { shortCode } from "../../sheet/sheet-code";
import { dataOf } from "./entry";
import type { StoryEntry, StoryFacts } from "./entry";
import { part } from "./parts";
import type { Part } from "./parts";

/**
 * The chapters of a publication's life, in their order. Within one edition a story only goes forward: what belongs earlier
 * but happens later (a roll that is mended after a return, a photo taken anew) is told where it happened.
 */
export const CHAPTERS = ["ROLL", "REVIEW", "RELEASE", "POSTING", "CONFIRMATION", "PERIOD", "END", "KEPT"] as const;
export type Chapter = (typeof CHAPTERS)[number];

interface Told {
  /** The first says what was done; what follows belongs to the same sentence. */
  readonly parts: readonly [Part, ...Part[]];
  /** What was said about it. */
  readonly because?: Part | null;
}

interface Teller {
  /** Where it belongs; null: told in whatever chapter it happens. */
  readonly chapter: Chapter | null;
  /** Entries of this kind that follow each other by the same person become one sentence, if this is the same of them. */
  readonly folds?: (entry: StoryEntry) => string;
  /** @param entries one, or several that were folded, oldest first */
  readonly tell: (entries: readonly [StoryEntry, ...StoryEntry[]], facts: StoryFacts) => Told;
}

type Data = ReturnType<typeof dataOf>;
type Say = (data: Data, entry: StoryEntry, facts: StoryFacts) => Told;

/** A teller of single entries. */
const one = (chapter: Chapter | null, say: Say): Teller => ({
  chapter,
  tell: ([entry], facts) => say(dataOf(entry), entry, facts),
});
const plain = (chapter: Chapter | null, said: Part, because?: "because" | "explanation" | "note" | "forWhom"): Teller =>
  one(chapter, (_data, entry) => ({ parts: [said], because: because === undefined ? null : reason(because, entry) }));

/** Says a part only where everything it needs is there. */
function given<A>(value: A | null, say: (value: A) => Part): Part[] {
  return value === null ? [] : [say(value)];
}
const reason = (
  key: "because" | "explanation" | "note" | "forWhom" | "whatChanged",
  { reason: text }: StoryEntry,
): Part | null => (text === null || text === "" ? null : part(key, { text }));

const editionOf = (data: Data, facts: StoryFacts, name = "editionId"): number | null =>
  data.number("number") ?? facts.editions.get(data.text(name) ?? "") ?? null;

const rolls =
  (key: "rollImported" | "rollJoined"): Say =>
  (data, entry) => ({
    parts: [
      part(key, { lines: data.number("lines") ?? 0, paid: data.number("paidFen") ?? 0 }),
      ...given(data.number("rejected") || null, (count) => part("rejected", { count })),
    ],
    because: reason("whatChanged", entry),
  });

function sumsOf(data: Data, { counter }: StoryFacts): Part[] {
  const [recipients, paid] = [data.number("recipients"), data.number("paidFen")];
  return recipients === null || paid === null ? [] : [part("sums", { recipients, counter, paid })];
}

const released =
  (key: "released" | "releasedBySchedule"): Say =>
  (data, _entry, facts) => {
    const number = editionOf(data, facts) ?? 1;
    const own = facts.allUnits ? undefined : facts.notices.find((notice) => notice.editionNumber === number);
    const scope = data.object("scope");
    return {
      parts: [
        part(key, { number }),
        ...given(data.number("notices"), (count) => part("toUnits", { count })),
        ...(facts.allUnits ? sumsOf(data, facts) : []),
        ...(own === undefined
          ? []
          : own.isZero
            ? [part("zeroForThisUnit", {})]
            : [part("forThisUnit", { recipients: own.recipients, counter: facts.counter, paid: own.paidFen })]),
        ...given(scope.text("audience"), (audience) =>
          part("scope", { audience, profile: scope.text("profile") ?? "NOTHING" }),
        ),
        ...given(data.text("urgentUntil"), (at) => part("urgentUntil", { at })),
      ],
    };
  };

const decided =
  (key: "approved" | "sentBack" | "withheld"): Say =>
  (data, entry) => ({
    parts: [
      part(key, { step: data.text("step") ?? "REVIEW" }),
      ...given(data.text("secrecy"), (verdict) => part("secrecy", { verdict })),
      // Only what was approved counts as read through.
      ...(key === "approved" && data.flag("proofRead") ? [part("proofReadToo", {})] : []),
      ...(key === "approved" && data.text("state") === "APPROVED" ? [part("releasable", {})] : []),
      ...(data.texts("fields").length === 0 ? [] : [part("toMend", { fields: data.texts("fields") })]),
    ],
    because: reason(key === "approved" ? "note" : "because", entry),
  });

const posted =
  (isHandedIn: boolean): Say =>
  (data, entry, facts) => {
    const hungOn = data.text("hangDate") ?? hungOnOf(entry, facts);
    const author = facts.names.get(data.text("authorId") ?? "") ?? "—";
    const shown = data.objects("notices");
    const own = shown.find((each) => facts.notices.some(({ id }) => id === each.text("noticeId")));
    const proof = own?.text("proof");
    const channels = channelsIn(data.objects("alsoTold"), facts);
    return {
      parts: [
        isHandedIn ? part("handedIn", { author, hungOn }) : part("posted", { hungOn }),
        ...(shown.length > 1 ? [part("severalNotices", { count: shown.length })] : []),
        ...(proof === "CODE" ? [part("provenByCode", {})] : []),
        ...(proof === "CLAIM" ? [part("claimed", { because: own?.text("claimBecause") ?? "NO_CODE" })] : []),
        ...(channels.length === 0 ? [] : [part("alsoTold", { channels })]),
      ],
      because: reason("explanation", entry),
    };
  };

const totalOf = (total: number | null): Part =>
  total === null ? part("totalExplained", {}) : part("totalEntered", { total });

const waiver =
  (key: "waived" | "waiverLifted"): Say =>
  (_data, entry, facts) => ({
    parts: [
      part(key, {}),
      ...(facts.allUnits ? [part("atUnit", { unit: facts.names.get(entry.unitId ?? "") ?? "—" })] : []),
    ],
    because: reason("because", entry),
  });

const scopeOf = (scope: Data) => ({
  audience: scope.text("audience") ?? "EVERYONE",
  profile: scope.text("profile") ?? "NOTHING",
});

function scopeChange(data: Data): Part {
  const { audience, profile } = scopeOf(data.object("scope"));
  if (data.object("before").text("audience") === null) return part("scopeSet", { audience, profile });
  const before = scopeOf(data.object("before"));
  return part("scopeChanged", {
    audienceBefore: before.audience,
    profileBefore: before.profile,
    audience,
    profile,
  });
}

const hungOnOf = (entry: StoryEntry, facts: StoryFacts): string =>
  facts.postings.get(entry.subjectId)?.hungOn ?? dayOf(entry.at);
const via = (data: Data): Part[] => (data.text("viaLink") === null ? [] : [part("viaLink", {})]);

/**
 * How each kind of entry is told, and in which chapter: the one list of what can stand in a story. A kind of the trace that
 * is neither here nor among those of other subjects does not compile (`usecases/audit/kinds.ts`).
 */
export const TELLERS = {
  "batch.opened": one("ROLL", (data) => ({
    parts: [
      part("batchOpened", {
        year: data.number("subsidyYear") ?? 0,
        number: data.number("number") ?? 1,
        stages: data.texts("stages"),
        units: data.number("obligations") ?? 0,
      }),
    ],
  })),
  "batch.payment-set": one(null, (data) => {
    const [paidOn, before] = [data.text("paidOn"), data.text("before")];
    if (paidOn === null) return { parts: [part("paymentUnset", {})] };
    return {
      parts: [
        before === null || before === paidOn
          ? part("paymentSet", { paidOn })
          : part("paymentChanged", { paidOn, before }),
      ],
    };
  }),
  "roll.upload-started": plain("ROLL", part("uploadStarted", {})),
  "roll.upload-cancelled": plain("ROLL", part("uploadCancelled", {})),
  "roll.imported": one("ROLL", rolls("rollImported")),
  "roll.joined": one("ROLL", rolls("rollJoined")),
  "disclosure.total-explained": one("ROLL", (data, entry) => ({
    parts: [totalOf(data.number("controlTotalFen"))],
    because: reason("explanation", entry),
  })),
  "disclosure.numbers-accepted": one(null, (data, entry) => ({
    parts: [part("numbersAccepted", { count: data.number("numbers") ?? 1 })],
    because: reason("because", entry),
  })),
  "disclosure.reissued": one("ROLL", (data, entry, facts) => ({
    parts: [part("reissued", { number: facts.editions.get(data.text("from") ?? "") ?? 1 })],
    because: reason("because", entry),
  })),
  "disclosure.line-corrected": {
    chapter: "ROLL",
    folds: (entry) => dataOf(entry).text("editionId") ?? "",
    tell: (entries, facts) => ({
      parts: [part("lineCorrected", { number: editionOf(dataOf(entries[0]), facts) ?? 1, lines: entries.length })],
      because: reason("whatChanged", entries.at(-1)!),
    }),
  },
  "obligation.waived": one(null, waiver("waived")),
  "obligation.waiver-lifted": one(null, waiver("waiverLifted")),

  "disclosure.submitted": one("REVIEW", (data, entry, facts) => {
    const path = data.text("path");
    return {
      parts: [
        part("submitted", { number: editionOf(data, facts) ?? 1 }),
        ...sumsOf(data, facts),
        ...(path === null || path === "FULL" ? [] : [part("byPath", { path })]),
      ],
      because: reason("because", entry),
    };
  }),
  "disclosure.approved": one("REVIEW", decided("approved")),
  "disclosure.returned": one("REVIEW", decided("sentBack")),
  "disclosure.withheld": one("REVIEW", decided("withheld")),
  "disclosure.proof-read": one("REVIEW", (data, entry) => ({
    parts: [part("proofRead", { number: data.number("number") ?? 1 })],
    because: reason("note", entry),
  })),
  "preview.made": plain(null, part("previewMade", {}), "forWhom"),
  "preview.opened": {
    chapter: null,
    folds: (entry) => `${dataOf(entry).text("previewId")} ${dataOf(entry).text("standing")}`,
    tell: (entries) => ({
      parts: [
        part(dataOf(entries[0]).text("standing") === "OPEN" ? "previewOpened" : "previewOpenedOver", {}),
        ...(entries.length > 1 ? [part("times", { count: entries.length })] : []),
      ],
      because: reason("forWhom", entries[0]),
    }),
  },
  "preview.revoked": plain(null, part("previewRevoked", {}), "forWhom"),

  "disclosure.scheduled": one("RELEASE", (data) => {
    const [at, before] = [data.text("at"), data.text("before")];
    if (at === null) return { parts: [part("scheduleCancelled", {})] };
    return { parts: [before === null ? part("scheduled", { at }) : part("rescheduled", { at, before })] };
  }),
  "disclosure.schedule-cancelled": plain("RELEASE", part("scheduleCancelled", {})),
  "disclosure.schedule-failed": one("RELEASE", (data, entry) => ({
    parts: [
      part("scheduleFailed", { at: data.text("at") ?? entry.at.toISOString() }),
      ...given(data.text("why"), (failure) => part("failedBecause", { failure })),
    ],
  })),
  "disclosure.released": one("RELEASE", released("released")),
  "disclosure.released-by-schedule": one("RELEASE", released("releasedBySchedule")),
  "disclosure.scope-changed": one(null, (data, entry, facts) => {
    const scope = data.object("scope");
    const units = scope.texts("unitIds").map((id) => facts.names.get(id) ?? "—");
    return {
      parts: [
        scopeChange(data),
        ...(scope.text("audience") === "NAMED_UNITS" ? [part("scopeUnits", { units })] : []),
        ...given(data.text("effect"), (effect) => part("scopeEffect", { effect })),
      ],
      because: reason("because", entry),
    };
  }),
  "sheet.made": {
    chapter: "RELEASE",
    folds: () => "",
    tell: (entries, facts) => {
      const numbers = entries.flatMap(({ subjectId }) => {
        const sheet = facts.sheets.get(subjectId);
        return sheet === undefined ? [] : [sheet];
      });
      return {
        parts: [
          entries.length === 1
            ? part("sheetMade", { kind: dataOf(entries[0]).text("kind") ?? "SINGLE" })
            : part("sheetsMade", { count: entries.length }),
          ...(numbers.length === 0
            ? []
            : [part("sheetNumbers", { numbers: numbers.map(({ number, code }) => `${number} (${shortCode(code)})`) })]),
        ],
      };
    },
  },

  "photo.received": {
    chapter: "POSTING",
    folds: () => "",
    tell: (entries) => ({
      parts: [entries.length === 1 ? part("photoReceived", {}) : part("photosReceived", { count: entries.length })],
    }),
  },
  "posting.received": one("POSTING", posted(false)),
  "posting.handed-in": one("POSTING", posted(true)),
  "telling.received": {
    chapter: "POSTING",
    folds: (entry) => dataOf(entry).text("toldOn") ?? "",
    tell: (entries, facts) => ({
      parts: [
        part("told", {
          channels: channelsOf(entries, facts),
          toldOn: dataOf(entries[0]).text("toldOn") ?? dayOf(entries[0].at),
        }),
      ],
    }),
  },
  "telling.taken-back": {
    chapter: "POSTING",
    folds: () => "",
    tell: (entries, facts) => ({ parts: [part("tellingTakenBack", { channels: channelsOf(entries, facts) })] }),
  },

  "confirm-link.made": {
    chapter: null,
    folds: (entry) => dataOf(entry).text("supervisorId") ?? "",
    tell: ([entry], facts) => ({
      parts: [part("linkMade", { supervisor: facts.names.get(dataOf(entry).text("supervisorId") ?? "") ?? "—" })],
    }),
  },
  "posting.confirmed": one("CONFIRMATION", (data, entry, facts) => ({
    parts: [part("confirmed", { hungOn: hungOnOf(entry, facts) }), ...via(data)],
  })),
  "posting.returned": one("CONFIRMATION", (data, entry, facts) => ({
    parts: [
      part("postingReturned", { hungOn: hungOnOf(entry, facts), kind: data.text("kind") ?? "PHOTO" }),
      ...via(data),
    ],
    because: reason("because", entry),
  })),

  "stage.closed": one("PERIOD", (data, entry) => ({
    parts: [
      part("stageClosed", { units: data.number("units") ?? 0 }),
      part("objections", { count: data.number("objections") ?? 0 }),
    ],
    because: reason("note", entry),
  })),
  "edition.replaced": one("END", (data, entry, facts) => ({
    parts: [
      part("replaced", {
        number: facts.editions.get(data.text("editionId") ?? "") ?? 1,
        by: facts.editions.get(data.text("by") ?? "") ?? 2,
      }),
    ],
    because: reason("whatChanged", entry),
  })),
  "disclosure.withdrawn": one("END", (data, entry, facts) => ({
    parts: [
      part(data.text("kind") === "ENDED" ? "endedInTime" : "withdrawnInError", { number: editionOf(data, facts) ?? 1 }),
    ],
    because: reason("because", entry),
  })),
  "disclosure.lapsed": plain("END", part("lapsed", {})),
  "notice.taken-down": plain("END", part("takenDown", {})),
  "edition.outlived": one("KEPT", (data, _entry, facts) => ({
    parts: [
      part("outlived", { number: editionOf(data, facts) ?? 1, lines: data.number("lines") ?? 0 }),
      ...given(data.number("files") || null, (count) => part("files", { count })),
    ],
  })),
  "edition.birth-months-forgotten": one("KEPT", (data) => ({
    parts: [part("birthMonthsForgotten", { lines: data.number("lines") ?? 0 })],
  })),
} as const satisfies Readonly<Record<string, Teller>>;

/** A kind of entry that can stand in a story. */
export type StoryKind = keyof typeof TELLERS;

/** Each once, in the order in which they were told. */
function channelsIn(tellings: readonly Data[], { channels }: StoryFacts): string[] {
  const told = new Set(tellings.flatMap((data) => data.text("channel") ?? []));
  return [...told].map((channel) => channels.get(channel) ?? channel);
}
const channelsOf = (entries: readonly StoryEntry[], facts: StoryFacts): string[] =>
  channelsIn(entries.map(dataOf), facts);

/** Of all units together these are told in one sentence an edition, however many units and people it were. */
const TOGETHER: Readonly<Partial<Record<StoryKind, (units: number, count: number) => Part>>> = {
  "sheet.made": (units, count) => part("allSheetsMade", { units, count }),
  "posting.received": (units, count) => part("allPosted", { units, count }),
  "telling.received": (units, count) => part("allTold", { units, count }),
  "telling.taken-back": (units, count) => part("allTellingsTakenBack", { units, count }),
  "posting.confirmed": (units, count) => part("allConfirmed", { units, count }),
  "posting.returned": (units, count) => part("allReturned", { units, count }),
  "notice.taken-down": (units) => part("allTakenDown", { units }),
};

/** How a kind is told of all units together, or undefined for one that is told each time. */
export const togetherOf = (kind: string): ((units: number, count: number) => Part) | undefined =>
  (TOGETHER as Readonly<Record<string, (units: number, count: number) => Part>>)[kind];

/** How a kind is told, or undefined for one that has no place in a story. */
export const tellerOf = (kind: string): Teller | undefined => (TELLERS as Readonly<Record<string, Teller>>)[kind];
