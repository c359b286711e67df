import { describe, expect, it } from "vitest";
import type { Role } from "../../access/viewer";
import type { StoryEntry, StoryFacts, StoryNotice } from "./entry";
import { namedIn } from "./entry";
import { standing, tellStory } from "./tell-story";
import { TELLERS } from "./tellers";

const NOTICE: StoryNotice = {
  id: "n1",
  editionNumber: 1,
  isZero: false,
  recipients: 37,
  paidFen: 6_197_425,
  dueOn: "2026-11-30",
  hungOn: null,
  periodEndsOn: null,
  endedOn: null,
};
const FACTS: StoryFacts = {
  today: "2026-11-28",
  stage: "RESULT",
  counter: "HOUSEHOLD",
  rollDueOn: "2026-11-06",
  editions: new Map([
    ["e1", 1],
    ["e2", 2],
  ]),
  allUnits: false,
  notices: [NOTICE],
  sheets: new Map([["s1", { number: "2026-00001", code: "7KQ2M9XW", noticeIds: ["n1"] }]]),
  postings: new Map([
    ["p1", { hungOn: "2026-11-12", photo: "ph1", noticeIds: ["n1"] }],
    ["p2", { hungOn: "2026-12-02", photo: "ph2", noticeIds: ["n1"] }],
  ]),
  tellings: new Map([["t1", { noticeIds: ["n1"] }]]),
  channels: new Map([["BROADCAST", "村村响广播"]]),
  names: new Map([
    ["u1", "示例一经联社"],
    ["a2", "陈监督"],
  ]),
};

const SUBJECTS: Readonly<Record<string, [type: string, id: string]>> = {
  batch: ["batch", "b"],
  obligation: ["obligation", "o"],
  notice: ["notice", "n1"],
  sheet: ["sheet", "s1"],
  photo: ["photo", "ph1"],
  posting: ["posting", "p1"],
  telling: ["telling", "t1"],
  "confirm-link": ["posting", "p1"],
};

interface Given {
  readonly data?: unknown;
  readonly by?: string | null;
  readonly as?: Role;
  readonly subject?: [string, string];
  readonly reason?: string;
  readonly ip?: string;
  readonly unit?: string;
}

/** `11-09 10:00` in Shanghai. */
const entry = (when: string, kind: string, given: Given = {}): StoryEntry => {
  const [subjectType, subjectId] = given.subject ?? SUBJECTS[kind.split(".")[0]!] ?? ["disclosure", "d"];
  const by = given.by === undefined ? "农经办" : given.by;
  return {
    at: new Date(`2026-${when.replace(" ", "T")}:00+08:00`),
    kind,
    actorId: by,
    actorName: by,
    actorRole: given.as ?? null,
    unitId: given.unit ?? null,
    subjectType,
    subjectId,
    reason: given.reason ?? null,
    data: given.data ?? { editionId: "e1" },
    ip: given.ip ?? null,
  };
};

const said = (entries: readonly StoryEntry[], facts: Partial<StoryFacts> = {}) =>
  tellStory(entries, { ...FACTS, ...facts }).map(({ chapter, edition, from, to, sentences }) => [
    `${edition ?? "-"} ${chapter} ${from.slice(5)}..${to.slice(5)}`,
    ...sentences.map(({ count, parts }) => `${parts.map(({ key }) => key).join(" ")}${count > 1 ? ` ×${count}` : ""}`),
  ]);
const notesOf = (entries: readonly StoryEntry[], facts: Partial<StoryFacts> = {}) =>
  tellStory(entries, { ...FACTS, ...facts }).flatMap(({ sentences }) => sentences.map(({ notes }) => notes));

describe("a story's chapters", () => {
  const life = [
    entry("11-02 09:00", "batch.opened", {
      data: { subsidyYear: 2026, number: 1, stages: ["RESULT"], obligations: 2 },
    }),
    entry("11-05 10:00", "roll.imported", { data: { editionId: "e1", lines: 37, paidFen: 100, rejected: 2 } }),
    entry("11-05 11:00", "disclosure.submitted", { data: { editionId: "e1", number: 1, path: "FULL" } }),
    entry("11-06 09:00", "disclosure.returned", {
      data: { editionId: "e1", step: "FIRST", fields: ["lines"], proofRead: true },
      reason: "第2行金额",
    }),
    entry("11-06 10:00", "roll.joined", { data: { editionId: "e1", lines: 38, paidFen: 200 } }),
    entry("11-06 11:00", "disclosure.submitted", { data: { editionId: "e1", number: 1, path: "FULL" } }),
    entry("11-09 09:00", "disclosure.approved", { data: { editionId: "e1", step: "FIRST", state: "APPROVED" } }),
    entry("11-10 09:00", "disclosure.released", { data: { editionId: "e1", number: 1, notices: 2 } }),
    entry("11-10 10:00", "sheet.made", { by: "梁文员", data: { kind: "SINGLE" } }),
    entry("11-12 10:00", "photo.received", { by: "梁文员" }),
    entry("11-12 10:01", "posting.received", { by: "梁文员", data: { hangDate: "2026-11-12", notices: [] } }),
    entry("11-13 10:01", "posting.returned", { by: "陈监督", data: { kind: "UNTRUE" }, reason: "没有贴" }),
    entry("12-02 10:01", "posting.received", {
      by: "梁文员",
      subject: ["posting", "p2"],
      data: { hangDate: "2026-12-02", notices: [{ noticeId: "n1", proof: "CLAIM", claimBecause: "CAME_BACK" }] },
    }),
    entry("12-03 10:01", "posting.confirmed", { by: "陈监督", subject: ["posting", "p2"], data: {} }),
  ];

  it("follow a notice's life forwards: what is mended after a return is told where it was mended", () => {
    expect(said(life)).toEqual([
      ["- ROLL 11-02..11-05", "batchOpened", "rollImported rejected"],
      ["- REVIEW 11-05..11-09", "submitted", "sentBack toMend", "rollJoined", "submitted", "approved releasable"],
      ["- RELEASE 11-10..11-10", "released toUnits forThisUnit", "sheetMade sheetNumbers"],
      ["- POSTING 11-12..11-12", "photoReceived", "posted"],
      ["- CONFIRMATION 11-13..12-03", "postingReturned", "posted claimed", "confirmed"],
    ]);
  });

  it("say how long things took, and how far from their due dates", () => {
    expect(notesOf(life)).toEqual([
      [],
      [{ key: "dueEarly", values: { due: "2026-11-06", days: 1 } }],
      [],
      [{ key: "afterSubmission", values: { span: 22 * 3_600_000 } }],
      [],
      [{ key: "afterReturn", values: { span: 2 * 3_600_000 } }],
      [{ key: "afterSubmission", values: { span: 70 * 3_600_000 } }],
      [{ key: "afterApproval", values: { span: 24 * 3_600_000 } }],
      [],
      [],
      [
        { key: "afterRelease", values: { span: 49 * 3_600_000 + 60_000 } },
        { key: "dueEarly", values: { due: "2026-11-30", days: 18 } },
      ],
      [{ key: "afterReceipt", values: { span: 24 * 3_600_000 } }],
      [
        { key: "afterReturn", values: { span: 19 * 24 * 3_600_000 } },
        { key: "dueLate", values: { due: "2026-11-30", days: 2 } },
      ],
      [{ key: "afterReceipt", values: { span: 24 * 3_600_000 } }],
    ]);
  });

  it("are those of each edition where there are several, in the order in which they began", () => {
    const corrected = [
      ...life.slice(7, 8),
      entry("11-20 09:00", "roll.imported", { data: { editionId: "e2", lines: 3 }, reason: "更正" }),
      entry("11-21 09:00", "posting.confirmed", { data: {} }),
      entry("11-22 09:00", "disclosure.released", { data: { editionId: "e2", number: 2 } }),
      entry("11-22 09:00", "edition.replaced", { data: { editionId: "e1", by: "e2" }, reason: "更正" }),
    ];
    expect(said(corrected)).toEqual([
      ["1 RELEASE 11-10..11-10", "released toUnits forThisUnit"],
      ["2 ROLL 11-20..11-20", "rollImported"],
      ["1 CONFIRMATION 11-21..11-21", "confirmed"],
      ["1 END 11-22..11-22", "replaced"],
      ["2 RELEASE 11-22..11-22", "released"],
    ]);
  });

  it("tell what belongs to no edition with the one that was being worked on", () => {
    const paid = entry("11-21 09:00", "batch.payment-set", { data: { paidOn: "2026-11-20", before: "2026-11-19" } });
    const correction = entry("11-20 09:00", "roll.imported", { data: { editionId: "e2", lines: 3 } });
    expect(said([life[7]!, correction, paid])[1]).toEqual(["2 ROLL 11-20..11-21", "rollImported", "paymentChanged"]);
  });

  it("tell that a period ran out, at the end of its last day, if it did", () => {
    const hung = { ...NOTICE, hungOn: "2026-11-12", periodEndsOn: "2026-11-17" };
    const closing = entry("11-18 09:00", "stage.closed", { data: { editionId: "e1", units: 2, objections: 0 } });
    expect(said([life[7]!, closing], { notices: [hung] })).toEqual([
      ["- RELEASE 11-10..11-10", "released toUnits forThisUnit"],
      ["- PERIOD 11-17..11-18", "periodOver", "stageClosed objections"],
    ]);
    expect(said([life[7]!], { notices: [{ ...hung, endedOn: "2026-11-15" }] })).toHaveLength(1);
    expect(said([life[7]!], { notices: [hung], today: "2026-11-17" })).toHaveLength(1);
  });
});

describe("what is told as one sentence", () => {
  const photo = (when: string, by: string) => entry(when, "photo.received", { by });
  it("is of one kind and one person, and follows each other", () => {
    expect(said([photo("11-12 10:00", "梁文员"), photo("11-12 10:01", "梁文员")])[0]).toEqual([
      "- POSTING 11-12..11-12",
      "photosReceived ×2",
    ]);
    expect(said([photo("11-12 10:00", "梁文员"), photo("11-12 10:01", "吴专员")])[0]).toHaveLength(3);
    const between = entry("11-12 10:02", "posting.confirmed", { data: {} });
    expect(said([photo("11-12 10:00", "梁文员"), between, photo("11-12 10:03", "梁文员")])[0]).toHaveLength(2);
  });
  it("names every channel of a day once, and says when the last was", () => {
    const told = (when: string, channel: string, toldOn = "2026-11-12") =>
      entry(when, "telling.received", { data: { channel, toldOn } });
    const [chapter] = tellStory(
      [
        told("11-12 10:00", "BROADCAST"),
        told("11-12 11:00", "WECHAT_GROUP"),
        told("11-12 12:00", "BROADCAST"),
        told("11-12 13:00", "TV", "2026-11-11"),
      ],
      FACTS,
    );
    expect(chapter!.sentences.map(({ parts, count, until }) => [parts[0]!.values, count, until])).toEqual([
      [{ channels: ["村村响广播", "WECHAT_GROUP"], toldOn: "2026-11-12" }, 3, new Date("2026-11-12T04:00:00Z")],
      [{ channels: ["TV"], toldOn: "2026-11-11" }, 1, null],
    ]);
  });
});

describe("the story of all units", () => {
  const at = (when: string, kind: string, who: string, unit: string) => entry(when, kind, { by: who, unit, data: {} });
  it("tells what every unit did in one sentence, from the first to the last", () => {
    const [release, posting, confirmation] = tellStory(
      [
        entry("11-10 09:00", "disclosure.released", { data: { editionId: "e1", notices: 2 } }),
        at("11-10 10:00", "sheet.made", "梁文员", "u1"),
        at("11-11 10:00", "posting.received", "梁文员", "u1"),
        at("11-12 10:00", "sheet.made", "卢文员", "u2"),
        at("11-12 11:00", "posting.confirmed", "陈监督", "u1"),
        at("11-13 10:00", "posting.received", "卢文员", "u2"),
        at("11-14 10:00", "posting.received", "梁文员", "u1"),
      ],
      { ...FACTS, allUnits: true },
    );
    expect([release!.to, posting!.to, confirmation!.to]).toEqual(["2026-11-12", "2026-11-14", "2026-11-12"]);
    expect(release!.sentences.map(({ parts }) => parts.map(({ key }) => key))).toEqual([
      ["released", "toUnits"],
      ["allSheetsMade"],
    ]);
    expect(posting!.sentences).toMatchObject([
      { who: "梁文员", people: 2, count: 3, parts: [{ key: "allPosted", values: { units: 2, count: 3 } }], notes: [] },
    ]);
    const [waived] = tellStory([at("11-10 09:00", "obligation.waived", "吴专员", "u1")], { ...FACTS, allUnits: true });
    expect(waived!.sentences[0].parts).toMatchObject([{ key: "waived" }, { values: { unit: "示例一经联社" } }]);
    expect(confirmation!.sentences).toMatchObject([{ people: 1, parts: [{ values: { units: 1, count: 1 } }] }]);
  });
});

describe("every kind that can stand in a story", () => {
  const kinds = Object.keys(TELLERS);
  it.each(kinds)("%s is told of an entry that says all it can", (kind) => {
    const data = {
      editionId: "e1",
      number: 1,
      step: "FIRST",
      state: "APPROVED",
      secrecy: "PROACTIVE",
      fields: ["lines"],
      proofRead: true,
      lines: 3,
      paidFen: 100,
      recipients: 2,
      rejected: 1,
      notices: [{ noticeId: "n1", proof: "CODE", claimBecause: null }],
      hangDate: "2026-11-12",
      toldOn: "2026-11-12",
      channel: "BROADCAST",
      alsoTold: [{ channel: "TV", toldOn: "2026-11-12" }],
      scope: { audience: "NAMED_UNITS", unitIds: ["u1"], profile: "TOTALS" },
      effect: "AT_ONCE",
      at: "2026-11-12T02:00:00Z",
      before: "2026-11-11T02:00:00Z",
      why: "CHANGED_MEANWHILE",
      by: "e2",
      from: "e1",
      kind: "ENDED",
      path: "SHORT",
      supervisorId: "a2",
      authorId: "a2",
      units: 2,
      objections: 1,
      files: 1,
      controlTotalFen: 100,
      numbers: 2,
      standing: "OPEN",
      previewId: "v",
      paidOn: "2026-10-30",
      viaLink: "l",
    };
    const [chapter] = tellStory([entry("11-12 10:00", kind, { data, reason: "原因" })], FACTS);
    expect(chapter!.sentences[0].parts.length).toBeGreaterThan(0);
  });
  it.each(kinds)("%s is told of an entry that says nothing beside itself", (kind) => {
    const [chapter] = tellStory([entry("11-12 10:00", kind, { data: null })], FACTS);
    expect(chapter!.sentences[0].parts.length).toBeGreaterThan(0);
  });
  it("looks, and what is about other things, are left out", () => {
    expect(tellStory([entry("11-12 10:00", "lines.read"), entry("11-12 10:00", "person.signed-in")], FACTS)).toEqual(
      [],
    );
  });
});

it("what was said, who, in which capacity and from where stay with their sentence", () => {
  const [chapter] = tellStory(
    [
      entry("11-12 10:00", "posting.returned", {
        by: "陈监督",
        as: "SUPERVISOR",
        reason: "看不清",
        ip: "10.0.0.7",
        data: { viaLink: "l", kind: "PHOTO" },
      }),
    ],
    FACTS,
  );
  expect(chapter!.sentences[0]).toMatchObject({
    who: "陈监督",
    as: "SUPERVISOR",
    because: { key: "because", values: { text: "看不清" } },
    from: "10.0.0.7",
    parts: [{ key: "postingReturned", values: { hungOn: "2026-11-12", kind: "PHOTO" } }, { key: "viaLink" }],
  });
});

it("colleagues and units that entries name are looked up", () => {
  const data = { supervisorId: "a", authorId: "b", scope: { unitIds: ["c", "d"] } };
  expect(namedIn({ data, subjectType: "disclosure", unitId: "u" })).toEqual(["a", "b", "c", "d"]);
  expect(namedIn({ data: null, subjectType: "obligation", unitId: "u" })).toEqual(["u"]);
  expect(namedIn({ data: null, subjectType: "posting", unitId: "u" })).toEqual([]);
});

describe("where a notice stands", () => {
  it.each([
    ["nothing hangs, in time", NOTICE, true, "2026-11-28", ["stands", "leftUntil 2"]],
    ["on the last day", NOTICE, true, "2026-11-30", ["stands", "dueToday"]],
    ["past it", NOTICE, true, "2026-12-02", ["stands", "pastDue 2"]],
    ["claimed, waiting for a word", NOTICE, false, "2026-12-02", ["stands"]],
    ["hanging", { ...NOTICE, hungOn: "2026-11-12" }, false, "2026-12-02", ["stands", "standsSince"]],
  ] as const)("%s", (_what, notice, waits, today, wanted) => {
    const parts = standing(notice, { step: "TO_POST.RESULT", waits, several: false }, today);
    expect(
      parts.map(({ key, values }) => [key, values["days"]].filter((word) => word !== undefined).join(" ")),
    ).toEqual(wanted);
  });
});
