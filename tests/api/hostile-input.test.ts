import { schema } from "@gongshi/schema/schema";
import type { GraphQLField } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, newUuid, sha256Of } from "../support/api-world";
import type { ApiWorld } from "../support/api-world";
import { askedWith, showCard, takeCorrection } from "../support/correction-steps";
import { hostileVariants, leaf } from "../support/hostile-values";
import { must } from "../support/publication-steps";
import type { PersonName } from "../support/small-street";
import {
  boardPicture,
  importRoll,
  makeSheets,
  noticeOf,
  openBatch,
  postPhoto,
  publish,
  putPhoto,
  rollCsv,
  rollRows,
} from "../support/steps";

const PLAN = "示例街道2026年工作要点\n\t一、甲\n\t（一）乙\n\t1.丙\n\t司法所牵头\n";

const SETTINGS = {
  name: "某补贴",
  publicName: "某补贴",
  grade: "N",
  recipientKind: "HOUSEHOLD",
  publisher: "COOPERATIVE",
  internetProfile: "TOTALS",
  internetTermDays: 365,
  retentionYears: 10,
  columns: [
    { key: "name", label: "姓名" },
    { key: "amount", label: "金额" },
  ],
  stages: [{ stage: "RESULT", periodLength: 5, periodUnit: "DAYS", postWithinWorkingDays: 5 }],
  cadence: [{ number: 1, name: "第一批" }],
  reviewSteps: {
    minimumPeople: 2,
    proofReadings: 0,
    steps: [
      { step: "FINAL", roles: ["FINAL_REVIEWER"], checks: ["POLICY"] },
      { step: "SECRECY", roles: ["SECRECY_REVIEWER"], checks: ["SECRECY"] },
    ],
  },
  departmentDueWorkingDays: 10,
  policyBasis: "某文",
  whoIsEntitled: "某人",
};

/** Who comes furthest with each mutation, with arguments that fit; one that is not named here is tried by the office. */
const BY: Readonly<Record<string, PersonName>> = {
  submitDisclosure: "农经办",
  explainTotal: "农经办",
  openBatch: "农经办",
  setPayment: "农经办",
  reviewDisclosure: "黄初审",
  acceptNumbers: "黄初审",
  queryArchive: "吴专员",
  takeCorrection: "吴专员",
  acceptCorrection: "吴专员",
  refuseCorrection: "吴专员",
  postNotices: "梁文员",
  tellNotices: "梁文员",
  takeBackTelling: "梁文员",
  handInPosting: "吴专员",
  endSession: "梁文员",
  subscribePush: "梁文员",
  confirmPosting: "陈监督",
  returnPosting: "陈监督",
  appoint: "苏管理",
  makePreview: "农经办",
  revokePreview: "农经办",
  endAppointment: "苏管理",
  createProgram: "吴专员",
  changeProgram: "吴专员",
  setChannels: "吴专员",
  addUnit: "吴专员",
  previewUnits: "吴专员",
  importUnits: "吴专员",
  changeUnit: "吴专员",
  changePerson: "苏管理",
  previewPlan: "吴专员",
  importPlan: "吴专员",
  makeSheets: "吴专员",
  scheduleRelease: "吴专员",
  cancelSchedule: "吴专员",
  withdrawDisclosure: "吴专员",
  changeScope: "吴专员",
  reissueDisclosure: "农经办",
  takeDownNotice: "梁文员",
  signIn: "吴专员",
};

/** Every operation that changes anything, with every input made hostile in turn: an answer by name, and nothing half done. */
describe("hostile input", () => {
  let world: ApiWorld;
  const fit: Record<string, unknown> = {};

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const editor = await world.as("农经办");
    const result = (opened: any): string =>
      opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id;
    const first = await openBatch(editor, world, { program: "LAND", number: 1 });
    const notice = await noticeOf(
      world,
      "示例一经联社",
      await publish(world, result(first), rollCsv(rollRows("示例一经联社", 3))),
    );
    const clerk = await world.as("梁文员");
    const { code } = (await makeSheets(clerk, [notice])).value.sheets[0];
    const posted = await postPhoto(world, clerk, { code });
    const second = await openBatch(editor, world, { program: "LAND", number: 2 });
    const picture = await boardPicture(code);
    await putPhoto(clerk, picture.photo);
    await putPhoto(clerk, picture.crop!);
    const appointment = await world.db.appointment.findFirstOrThrow({ where: { role: "LIAISON" } });
    Object.assign(fit, {
      batchId: second.value.id,
      disclosureId: result(second),
      expectedEditionId: await importRoll(editor, result(second), rollCsv(rollRows("示例一经联社", 4, 2))),
      expectedRevision: 1,
      postingId: posted.value.posting.id,
      noticeIds: [notice],
      noticeId: notice,
      programId: world.street.programs.get("LAND"),
      unitId: world.unit("示例一经联社"),
      subdistrictId: world.unit("示例街道"),
      appointmentId: appointment.id,
      personId: world.street.people.get("卢文员"),
      obligationId: (await world.db.obligation.findFirstOrThrow({ where: { disclosureId: result(second) } })).id,
      departmentId: world.unit("农业农村局"),
      parentId: world.unit("甲社区"),
      code: "HOSTILE",
      reason: "示例理由",
      name: "某某",
      expectedVersion: 1,
      effectiveFrom: "2026-11-02",
      channels: [{ channel: "VILLAGE_BOARD", label: null, offered: true }],
      settings: SETTINGS,
      changes: { retentionYears: 11 },
      facts: { name: "示例九经联社", formerNames: [], groups: ["一组"], phone: "0760-0000009" },
      kind: "COOPERATIVE",
      subsidyYear: 2026,
      number: 40,
      phone: "13900000077",
      password: "long enough 7",
      stages: ["RESULT"],
      text: PLAN,
      // A plan comes as text or as a person corrected it, never both.
      plan: null,
      controlTotalFen: 100,
      channel: "VILLAGE_BOARD",
      photoSha256: sha256Of(picture.photo),
      crops: [{ sha256: sha256Of(picture.crop!), ...picture.place! }],
      codes: [code],
      hangDate: "2026-11-02",
      hangDateReason: null,
      noCodeReason: null,
      phoneTime: "2026-11-02T02:00:00Z",
      alsoTold: [],
      toldOn: "2026-11-02",
      authorId: world.street.people.get("梁文员"),
      supervisorId: world.street.people.get("陈监督"),
      identityNumber: rollRows("示例一经联社", 1)[0]!.identityNumber,
      endpoint: "https://push.example/device",
      p256dh: `B${"A".repeat(86)}`,
      auth: "A".repeat(22),
    });
    const office = await world.as("吴专员");
    // By the name that fits everywhere: the number finds them.
    const cards = rollRows("示例一经联社", 2).map((row) => ({ ...row, name: fit["name"] as string }));
    const held = await Promise.all(cards.map((card) => showCard(office, world, "示例街道", card)));
    const lines = held.map(({ value }) => value.lines.find(({ state }: { state: string }) => state === "RELEASED").id);
    const request = await takeCorrection(
      office,
      { ...askedWith(held[1]!.value, cards[1]!), lineId: lines[1] },
      { remark: "代领" },
    );
    Object.assign(fit, {
      queryId: held[0]!.value.queryId,
      seal: held[0]!.value.seal,
      lineId: lines[0],
      asked: { parts: ["remark"], remark: "代领" },
      values: { parts: ["remark"], remark: "代领" },
      proof: "证明",
      changeReason: "更正1户",
      correctionId: request.value.id,
    });
    const preview = await editor.mutate(
      "makePreview(disclosureId: $id, expectedEditionId: $edition, forWhom: $forWhom)",
      "... on PreviewMade { disclosure { latest { previews { id } } } }",
      "$id: ID!, $edition: ID!, $forWhom: String!",
      { id: fit["disclosureId"], edition: fit["expectedEditionId"], forWhom: "司法所" },
    );
    fit["previewId"] = preview.value.disclosure.latest.previews[0].id;
    fit["forWhom"] = "司法所";
    fit["tellingId"] = newUuid();
    const telling = { id: fit["tellingId"], unitId: fit["unitId"], noticeIds: [notice], channel: "WECHAT_GROUP" };
    await must(
      clerk.mutate("tellNotices(input: $input)", "... on TellingReceipt { id }", "$input: TellNoticesInput!", {
        input: { ...telling, toldOn: "2026-11-02" },
      }),
    );
  });
  afterAll(() => world.close());

  /** One number over all rows there are. */
  const rows = async (): Promise<string> => {
    const [{ tables }] = await world.db.$queryRaw<[{ tables: string }]>`
      select string_agg(relname || ' ' || (xpath('/row/n/text()', query_to_xml(
        format('select count(*) as n from %I', relname), false, true, '')))[1]::text, ', ' order by relname) as tables
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('audit_event', 'sign_in_try')`;
    return tables;
  };

  const fitArguments = ({ args }: GraphQLField<unknown, unknown>): Record<string, unknown> => {
    const named = (values: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name in fit ? fit[name] : value]));
    const values = named(Object.fromEntries(args.map((arg) => [arg.name, leaf(arg.type)])));
    if (values["input"] === undefined) return values;
    const input = named(values["input"] as Record<string, unknown>);
    return { ...values, input: { ...input, ...("id" in input ? { id: newUuid() } : {}) } };
  };

  /** Answers of the first look: if there are no others, the fit arguments do not fit. */
  const SHALLOW = ["BAD_USER_INPUT", "NOT_ALLOWED", "SIGNED_OUT", "NOT_FOUND", "INVALID_INPUT"];

  const mutations = Object.values(schema.getMutationType()!.getFields()).filter((field) => field.args.length > 0);

  it.each(mutations.map((field) => [field.name, field] as const))("%s", async (name, field) => {
    const client = await world.as(BY[name] ?? "吴专员");
    const types = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
    const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
    const query = `mutation(${types}) { result: ${name}(${passed}) { __typename ... on Refusal { code } } }`;
    const answers = new Set<string>();
    for (const arg of field.args)
      for (const { at, value } of [
        ...hostileVariants(arg.type, fitArguments(field)[arg.name], arg.name),
        { at: `${arg.name} fit`, value: fitArguments(field)[arg.name] },
      ]) {
        const before = await rows();
        const variables = { ...fitArguments(field), [arg.name]: value };
        const { data, errors } = await client.graphql(query, variables);
        const said = `${name} ${at} = ${JSON.stringify(value).slice(0, 200)}`;
        for (const error of errors ?? []) expect(error.extensions?.code, said).not.toMatch(/^INTERNAL/);
        const answer = errors?.[0]?.extensions?.code ?? data.result.code ?? "DONE";
        answers.add(answer);
        if (answer !== "DONE") expect(await rows(), said).toBe(before);
      }
    if (name in BY) expect([...answers].filter((answer) => !SHALLOW.includes(answer)).length).toBeGreaterThan(0);
  });
});
