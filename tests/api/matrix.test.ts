import { ENTRANCES, mayEnter } from "@gongshi/domain/access/entrances";
import type { Door } from "@gongshi/domain/access/entrances";
import { READ_KINDS } from "@gongshi/usecases/audit/kinds";
import { schema } from "@gongshi/schema/schema";
import { getNamedType, isLeafType, isObjectType, isUnionType } from "graphql";
import type { GraphQLField, GraphQLOutputType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newUuid } from "../support/api-world";
import { lookout, PERSONAL, withoutLimits } from "../support/crawl";
import { leaf } from "../support/hostile-values";
import { matrixWorld } from "../support/matrix-world";
import type { Caller, MatrixWorld } from "../support/matrix-world";
import { undone } from "../support/undone";

const doors = Object.keys(ENTRANCES) as Door[];
const fieldOf = (door: string): string => door.split("#")[0]!;

/** Routes of the server that are no doors of their own: the API itself, and files that are the same for everybody. */
const NOT_DOORS = ["GET /sw.js", "GET /staff", "GET /staff/*", "OPTIONS /graphql", "POST /graphql", "GET /graphql"];

/** What is given to a door: arguments of a field, or of a request. Left out are those of the same name in the world. */
type Given = (fit: Readonly<Record<string, any>>, caller: Caller) => Record<string, unknown>;

const shown = (which: "released" | "draft" | "reviewed"): Given => {
  const id = `${which}Disclosure`;
  return (fit) => ({ disclosureId: fit[id], expectedEditionId: fit[which], expectedRevision: 1 });
};
const FACTS = { name: "示例九经联社", formerNames: [], groups: ["一组"], phone: "0760-0000009" };
const STEP: Readonly<Record<string, string>> = {
  SECOND_REVIEWER: "SECOND",
  FINAL_REVIEWER: "FINAL",
  SECRECY_REVIEWER: "SECRECY",
};
const posting: Given = (fit) => ({
  input: {
    id: newUuid(),
    unitId: fit["unitId"],
    channel: "VILLAGE_BOARD",
    photoSha256: fit["photoSha256"],
    crops: fit["crops"],
    codes: [fit["code"]],
    noticeIds: [],
    noCodeReason: null,
    hangDate: "2026-11-02",
    hangDateReason: null,
    phoneTime: "2026-11-02T02:00:00Z",
    alsoTold: [],
  },
});

const GIVEN: Partial<Record<Door, Given>> = {
  "Query.notice": (fit) => ({ id: fit["notice"] }),
  "Query.publicNotice": (fit) => ({ id: fit["notice"] }),
  "Query.publicUnit": (fit) => ({ id: fit["unitId"] }),
  "Query.disclosure": (fit) => ({ id: fit["releasedDisclosure"] }),
  "Query.obligation": (fit) => ({ id: fit["obligation"] }),
  "Query.posting": (fit) => ({ id: fit["postingId"] }),
  "Query.postings": () => ({ state: null, unitId: null }),
  "Query.plan": (fit) => ({ id: fit["plan"] }),
  "Query.program": (fit) => ({ id: fit["programId"] }),
  "Query.printable": () => ({ unitId: null }),
  "Query.sessions": () => ({ personId: null }),
  "Query.units": () => ({ kinds: null }),
  "Query.story#notice": (fit) => ({ subjectType: "notice", subjectId: fit["notice"] }),
  "Query.looks#notice": (fit) => ({ subjectType: "notice", subjectId: fit["notice"] }),
  "Query.looks#disclosure": (fit) => ({ subjectType: "disclosure", subjectId: fit["releasedDisclosure"] }),
  "Query.story#disclosure": (fit) => ({ subjectType: "disclosure", subjectId: fit["releasedDisclosure"] }),
  "Query.confirmLink": () => ({ token: "x".repeat(43) }),
  "Mutation.signIn": () => ({ phone: "13900000000", password: "wrong" }),
  "Mutation.subscribePush": () => ({
    input: { endpoint: "https://push.example/device", p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) },
  }),
  "Mutation.appoint": (fit) => ({
    input: { personId: fit["personId"], unitId: fit["unitId"], role: "CLERK", startsOn: "2026-11-02" },
  }),
  "Mutation.changePerson": (fit) => ({ personId: fit["personId"], name: "卢某", phone: "13900000088" }),
  "Mutation.addUnit": (fit) => ({
    input: { subdistrictId: fit["subdistrictId"], kind: "COOPERATIVE", parentId: fit["parentId"], facts: FACTS },
  }),
  "Mutation.previewUnits": (fit) => ({ input: unitList(fit) }),
  "Mutation.importUnits": (fit) => ({ input: unitList(fit) }),
  "Mutation.changeUnit": (fit) => ({ input: { unitId: fit["unitId"], facts: FACTS } }),
  "Mutation.setChannels": () => ({ channels: [{ channel: "VILLAGE_BOARD", label: null, offered: true }] }),
  "Mutation.addContactNumber": (fit) => ({
    subdistrictId: fit["subdistrictId"],
    number: "0760-88007702",
    label: "热线",
  }),
  "Mutation.vouchForNumber": (fit) => ({ subdistrictId: fit["subdistrictId"], number: "13800138001", reason: "值班" }),
  "Mutation.createProgram": (fit) => ({
    input: {
      code: "NEW",
      departmentId: fit["departmentId"],
      reason: "新设",
      settings: {},
      subdistrictId: fit["subdistrictId"],
    },
  }),
  "Mutation.changeProgram": (fit) => ({
    input: {
      programId: fit["programId"],
      changes: { retentionYears: 11 },
      effectiveFrom: "2026-11-02",
      expectedVersion: 1,
      reason: "新规定",
    },
  }),
  "Mutation.importPlan": () => ({
    plan: null,
    text: "示例街道2027年工作要点\n\t一、甲\n\t（一）乙\n\t1.丙\n\t司法所牵头\n",
  }),
  "Mutation.openBatch": (fit) => ({
    input: {
      programId: fit["programId"],
      subsidyYear: 2026,
      number: 40,
      name: "第四十批",
      paidOn: "2026-10-30",
      paymentWay: "社保卡",
      stages: ["RESULT"],
    },
  }),
  "Mutation.forgetRollAnswer": (fit) => ({ id: fit["mapping"] }),
  "Mutation.explainTotal": shown("draft"),
  "Mutation.submitDisclosure": shown("draft"),
  "Mutation.makePreview": shown("draft"),
  "Mutation.reviewDisclosure": (fit, caller) => ({
    ...shown("reviewed")(fit, caller),
    input: {
      step: STEP[caller.role ?? ""] ?? "FIRST",
      round: 1,
      checks: ["POLITICAL", "LEGAL", "POLICY", "SECRECY", "WORDING"],
      proofRead: true,
      verdict: "APPROVED",
      ...(caller.role === "SECRECY_REVIEWER" ? { secrecy: "PROACTIVE" } : {}),
    },
  }),
  "Mutation.acceptNumbers": shown("draft"),
  "Mutation.recordProofReading": shown("reviewed"),
  "Mutation.releaseDisclosure": shown("reviewed"),
  "Mutation.scheduleRelease": (fit, caller) => ({
    ...shown("reviewed")(fit, caller),
    at: "2026-11-03T02:00:00Z",
    expectedScheduledFor: null,
  }),
  "Mutation.cancelSchedule": shown("reviewed"),
  "Mutation.withdrawDisclosure": shown("released"),
  "Mutation.reissueDisclosure": shown("released"),
  "Mutation.changeScope": (fit, caller) => ({
    ...shown("released")(fit, caller),
    scope: { audience: "UNIT_MEMBERS", profile: "NOTHING", unitIds: [] },
  }),
  "Mutation.closeStage": (fit, caller) => ({ ...shown("released")(fit, caller), objectionCount: 0 }),
  "Mutation.waiveObligation": (fit) => ({ obligationId: fit["obligation"] }),
  "Mutation.liftWaiver": (fit) => ({ obligationId: fit["obligation"] }),
  "Mutation.makeSheets": (fit) => ({ input: { kind: "SINGLE", paper: "A3", noticeIds: [fit["notice"]] } }),
  "Mutation.postNotices": posting,
  "Mutation.handInPosting": (fit, caller) => ({ ...posting(fit, caller), seal: "0".repeat(64) }),
  "Mutation.queryArchive": (fit) => ({
    input: {
      unitId: fit["unitId"],
      kind: "OWN_DATA",
      name: fit["recipient"],
      identityNumber: fit["identityNumber"],
      reason: "本人持证查询",
    },
  }),
  "Query.corrections#ofDepartment": (fit) => ({ unitId: fit["departmentId"] }),
  "Query.correction": (fit) => ({ id: fit["correctionId"] }),
  "Query.archiveRegister": (fit) => ({ unitId: fit["unitId"], atUnitId: null }),
  "Mutation.takeCorrection": (fit) => ({
    input: {
      id: newUuid(),
      queryId: fit["queryId"],
      seal: "0".repeat(64),
      lineId: fit["lineId"],
      name: fit["recipient"],
      identityNumber: fit["identityNumber"],
      asked: { parts: ["remark"], remark: "代领" },
      proof: "证明",
    },
  }),
  "Mutation.acceptCorrection": (fit) => ({
    input: {
      correctionId: fit["correctionId"],
      expectedEditionId: fit["released"],
      expectedRevision: 1,
      values: { parts: ["remark"], remark: "代领" },
      changeReason: "更正备注",
    },
  }),
  "Mutation.tellNotices": (fit) => ({
    input: {
      id: newUuid(),
      unitId: fit["unitId"],
      noticeIds: [fit["notice"]],
      channel: "BROADCAST",
      toldOn: "2026-11-02",
    },
  }),
  "Mutation.takeDownNotice": (fit) => ({ noticeId: fit["notice"] }),

  "POST /confirm/:token": () => ({ token: "x".repeat(43), type: "application/x-www-form-urlencoded" }),
  "GET /confirm/:token/photos/:sha256": (fit) => ({ token: "x".repeat(43), sha256: fit["photo"] }),
  "PUT /photos/:sha256": (fit) => ({ sha256: "0".repeat(64), body: fit["jpeg"], type: "image/jpeg" }),
  "GET /photos/:sha256": (fit) => ({ sha256: fit["photo"] }),
  "GET /sheets/:id.pdf": (fit) => ({ id: fit["sheet"] }),
  "GET /sheets.pdf": (fit) => ({ query: `ids=${fit["sheet"]}` }),
  "GET /share/:id.png": (fit) => ({ id: fit["notice"] }),
  "GET /approval-forms/:id.pdf": (fit) => ({ id: fit["released"] }),
  "GET /stage-statements/:id.pdf": (fit) => ({ id: fit["closing"] }),
  "POST /archive-answers": (fit, caller) => {
    const { queryId, seal } = fit["answers"][caller.label] ?? fit["othersAnswer"];
    const card = { name: fit["recipient"], identityNumber: fit["identityNumber"] };
    return { body: new TextEncoder().encode(JSON.stringify({ queryId, seal, ...card })) };
  },
  "GET /archive-register.xlsx": (fit) => ({ query: `unit=${fit["unitId"]}` }),
  "POST /plans/check": (fit) => ({ query: `subdistrict=${fit["subdistrictId"]}`, body: fit["roll"] }),
  "POST /rolls/check": (fit) => ({ query: `disclosure=${fit["emptyDisclosure"]}`, body: fit["roll"] }),
  "POST /rolls/rejected": (fit) => ({ query: `disclosure=${fit["emptyDisclosure"]}`, body: fit["roll"] }),
  "POST /rolls/accept": (fit) => ({ query: `disclosure=${fit["emptyDisclosure"]}&digest=x`, body: fit["roll"] }),
  "POST /rolls/uploads": (fit) => ({ query: `disclosure=${fit["emptyDisclosure"]}`, body: fit["roll"] }),
  "GET /rolls/uploads": (fit) => ({ query: `disclosure=${fit["emptyDisclosure"]}` }),
  "GET /rolls/copies/:id": (fit) => ({ id: fit["copy"] }),
  "GET /rolls/uploads/:id": (fit) => ({ id: fit["upload"] }),
  "GET /rolls/uploads/:id/lines": (fit) => ({ id: fit["upload"], query: "offset=0&first=5" }),
  "GET /rolls/uploads/:id/rejected": (fit) => ({ id: fit["upload"] }),
  "POST /rolls/uploads/:id/read": (fit) => ({ id: fit["upload"] }),
  "POST /rolls/uploads/:id/cancel": (fit) => ({ id: fit["upload"] }),
  "POST /rolls/uploads/:id/accept": (fit) => ({ id: fit["upload"], query: "digest=x" }),
};

const unitList = (fit: Readonly<Record<string, any>>) => ({
  subdistrictId: fit["subdistrictId"],
  kind: "COOPERATIVE",
  parentId: fit["parentId"],
  text: "名称\n示例八经联社\n",
});

/** `in`: past the door, whatever the state then says; `out`: turned away, or told that there is nothing. */
interface Answer {
  readonly says: string;
  readonly body: string;
}

const TURNED_AWAY = ["SIGNED_OUT", "NOT_ALLOWED", "NOT_FOUND"];
/** A request that does not fit tells nothing about the door. */
const UNFIT = ["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "QUERY_TOO_LARGE"];

describe("every door × every role × own and foreign units", () => {
  let tried: MatrixWorld;
  let cells = 0;
  const met = new Set<string>();
  /** Doors through which somebody was shown. */
  const showed = new Set<Door>();
  beforeAll(async () => {
    tried = await matrixWorld();
  }, 120_000);
  afterAll(() => tried.world.close());

  const asked = async (
    door: Door,
    caller: Caller,
    given: Record<string, unknown>,
    selects: (field: GraphQLField<unknown, unknown>) => string,
  ) => {
    const [kind, name] = fieldOf(door).split(".") as ["Query" | "Mutation", string];
    const field = rootField(door);
    const args = field.args
      .map((arg) => [arg, arg.name in given ? given[arg.name] : (tried.fit[arg.name] ?? leaf(arg.type))] as const)
      .filter(([, value]) => value !== undefined && value !== null);
    const types = args.map(([arg]) => `$${arg.name}: ${String(arg.type)}`).join(", ");
    const passed = args.map(([arg]) => `${arg.name}: $${arg.name}`).join(", ");
    return caller.client.graphql(
      `${kind.toLowerCase()}${types && `(${types})`} { result: ${name}${passed && `(${passed})`} ${selects(field)} }`,
      Object.fromEntries(args.map(([arg, value]) => [arg.name, value])),
    );
  };

  const fieldAnswer = async (door: Door, caller: Caller, given: Record<string, unknown>): Promise<Answer> => {
    const changes = door.startsWith("Mutation");
    const { data, errors } = await asked(door, caller, given, changes ? refusalOf : ({ type }) => fieldsOf(type, 0));
    const body = JSON.stringify({ data, errors });
    const result = data?.result ?? null;
    const code = errors?.[0]?.extensions?.code ?? result?.code;
    if (UNFIT.includes(code)) return { says: `unfit ${code} ${JSON.stringify(errors)}`, body };
    // Without the name of a right it is about the thing itself: somebody else's word, another role than one may give.
    const aboutIt = code === "NOT_ALLOWED" && changes && result?.details?.operation === undefined;
    if (TURNED_AWAY.includes(code) && !aboutIt) return { says: "out", body };
    // Of oneself there may be nothing to tell.
    const own = ENTRANCES[door].for === "SIGNED_IN";
    const nothing = result === null || (Array.isArray(result) && result.length === 0 && !own);
    return { says: code === undefined && nothing ? "out" : "in", body };
  };

  const requestAnswer = async (door: Door, caller: Caller, given: Record<string, any>): Promise<Answer> => {
    const [method, path] = door.split(" ") as ["GET" | "PUT" | "POST", string];
    const url = path.replace(/:(token|sha256|id)/gu, (_all, name: string) => given[name]);
    const { status, body, bytes, headers } = await caller.client.send(
      method,
      given["query"] === undefined ? url : `${url}?${given["query"]}`,
      given["body"] ?? (method === "POST" ? new Uint8Array() : undefined),
      method === "GET" ? {} : { "content-type": given["type"] ?? "application/octet-stream" },
    );
    const said = { body: body === null ? bytes.toString("utf8") : JSON.stringify(body) };
    // ADR 24: nothing but what the internet may show anyway is left in a browser.
    const cache = String(headers["cache-control"] ?? "");
    const fits = door === "GET /share/:id.png" ? /no-store|private, no-cache/u : /no-store/u;
    if (!fits.test(cache)) return { says: `kept: ${cache}`, ...said };
    if (status >= 500 || status === 400 || status === 415) return { says: `unfit ${status}`, ...said };
    return { says: [401, 403, 404].includes(status) ? "out" : "in", ...said };
  };

  /** All that a mutation answers to those who may: its own types are met nowhere else. */
  const whole = async (door: Door, caller: Caller, given: Record<string, unknown>, expected: string) => {
    if (expected === "out" || !door.startsWith("Mutation")) return [];
    const { answer, would } = await undone(tried.world.services, () =>
      withoutLimits(() => asked(door, caller, given, ({ type }) => fieldsOf(type, 2))),
    );
    const fault = answer.errors?.find(({ extensions }) => extensions?.code === "INTERNAL");
    if (fault !== undefined) throw new Error(`${door} as ${caller.label}: ${JSON.stringify(fault)}`);
    return [[JSON.stringify(answer), would] as const];
  };

  it.each(doors)("%s", async (door) => {
    const wrong: string[] = [];
    const ours = Object.values(tried.fit).filter(
      (value) => typeof value === "string" && value.length >= 36,
    ) as string[];
    for (const caller of tried.callers) {
      const given = GIVEN[door]?.(tried.fit, caller) ?? {};
      const open = ENTRANCES[door].for === "EVERYONE";
      const { answer, would } = await undone(tried.world.services, () =>
        door.includes(" ") ? requestAnswer(door, caller, given) : fieldAnswer(door, caller, given),
      );
      const expected = mayEnter(caller.viewer, door, tried.where) ? "in" : "out";
      const says = would.length > 0 ? "in" : answer.says;
      cells += 1;
      // What is open to everybody may say that there is nothing; it never asks who one is.
      const fine = open ? !/SIGNED_OUT|NOT_ALLOWED|unfit/u.test(says + answer.body) : says === expected;
      if (!fine) wrong.push(`${caller.label}: ${says}, not ${expected}: ${answer.body.slice(0, 300)}`);
      if (expected === "out") {
        const sent = JSON.stringify(given) + JSON.stringify(tried.fit["photo"]);
        const told = ours.filter((id) => answer.body.includes(id) && !sent.includes(id));
        if (told.length > 0 || would.length > 0)
          wrong.push(`${caller.label} learns or does ${[...told, ...would].join()}`);
      }
      for (const [body, left] of [[answer.body, would] as const, ...(await whole(door, caller, given, expected))]) {
        const { look, crawl } = lookout(tried.secrets, caller.viewer);
        const sent = JSON.stringify(given);
        const shown = look(door, body).some((what) => PERSONAL.includes(what));
        if (shown) showed.add(door);
        for (const name of crawl().met) met.add(name);
        const leaks = crawl().leaks.filter((leak) => !sent.includes(leak.split(" ")[1]!));
        if (leaks.length > 0) wrong.push(`${caller.label} finds ${leaks.join()}`);
        if (shown && left.length === 0) wrong.push(`${caller.label} is shown somebody without a trace: ${body}`);
      }
      if (caller.role === "AUDITOR") {
        const changes = would.filter((kind) => !AUDITORS_TRACE.includes(kind));
        if (changes.length > 0) wrong.push(`${caller.label} changes something: ${changes.join()}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("was not blind: somebody who may came upon a name and a telephone, and on a name in the counter's paper", () => {
    expect([...met]).toContain("慕容验甲");
    expect([...met]).toContain(tried.world.street.phones.get("梁文员"));
    expect([...showed]).toContain("POST /archive-answers");
  });

  it("left not one cell untried", () => expect(cells).toBe(doors.length * (1 + 11 * 3)));

  it("has a row for every door that is not GraphQL; tests/unit/entrances.test.ts looks at the fields", () => {
    const routes = routesOf(tried.world.app.printRoutes({ commonPrefix: false }));
    expect(routes.filter((route) => !NOT_DOORS.includes(route)).toSorted()).toEqual(
      doors.filter((door) => door.includes(" ")).toSorted(),
    );
  });
});

/** Entries that belong to looking and to one's own session. */
const AUDITORS_TRACE: readonly string[] = [
  ...READ_KINDS,
  "preview.opened",
  "push.subscribed",
  "push.unsubscribed",
  "session.ended",
  "person.signed-in",
  "person.signed-out",
  "person.sign-in-refused",
];

function rootField(door: Door): GraphQLField<unknown, unknown> {
  const [kind, name] = fieldOf(door).split(".") as ["Query" | "Mutation", string];
  return (kind === "Query" ? schema.getQueryType()! : schema.getMutationType()!).getFields()[name]!;
}

/** The fields of a type that need no arguments, and so many layers of what hangs on them; of every member of a union. */
function fieldsOf(outer: GraphQLOutputType, layers: number): string {
  const type = getNamedType(outer);
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((each) => `... on ${each.name} ${fieldsOf(each, layers)}`)
      .join(" ")} }`;
  if (!isObjectType(type)) return "";
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
  const below = fields.flatMap(({ name, type: to }) => {
    if (isLeafType(getNamedType(to))) return [name];
    return layers === 0 ? [] : [`${name} ${fieldsOf(to, layers - 1)}`];
  });
  return `{ __typename ${below.join(" ")} }`;
}

const refusalOf = ({ type }: GraphQLField<unknown, unknown>): string =>
  isLeafType(getNamedType(type)) ? "" : "{ __typename ... on Refusal { code details } }";

/** `METHOD /path` of Fastify's printed tree; HEAD goes with GET. */
function routesOf(tree: string): string[] {
  const stack: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const match = /^([│\s]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (match === null) return [];
    const depth = match[1]!.length / 4;
    stack.splice(depth, stack.length, match[2]!);
    const methods = (match[3] ?? "").split(", ").filter((method) => method !== "" && method !== "HEAD");
    return methods.map((method) => `${method} ${stack.join("")}`);
  });
}
