import { createHash } from "node:crypto";
import { sealText } from "@gongshi/domain/hand-in/seal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, newUuid, sha256Of } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import type { PersonName } from "../support/small-street";
import {
  boardPicture,
  confirm,
  makeSheets,
  noticeOf,
  openBatch,
  post,
  publish,
  putPhoto,
  rollCsv,
  rollRows,
} from "../support/steps";

const UNIT = "示例一经联社";

/** What a phone could not send, brought in from its file by somebody else. */
describe("handing in", () => {
  let world: ApiWorld;
  let code: string;

  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
    const opened = await openBatch(await world.as("农经办"), world, { program: "LAND" });
    const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
    const notice = await noticeOf(world, UNIT, await publish(world, id, rollCsv(rollRows(UNIT, 2))));
    code = (await makeSheets(await world.as("梁文员"), [notice])).value.sheets[0].code;
  });
  afterAll(() => world.close());

  const author = (name: PersonName = "梁文员") => world.street.people.get(name)!;
  const made = async () => {
    const picture = await boardPicture(code);
    const input = {
      id: newUuid(),
      unitId: world.unit(UNIT),
      channel: "VILLAGE_BOARD",
      photoSha256: sha256Of(picture.photo),
      crops: [{ sha256: sha256Of(picture.crop!), ...picture.place! }],
      codes: [code],
      hangDate: "2026-11-05",
      phoneTime: "2026-11-05T02:00:00.000Z",
      alsoTold: [{ channel: "WECHAT_GROUP" }],
    };
    return { input, picture };
  };
  type Made = Awaited<ReturnType<typeof made>>;
  const sealed = (input: Made["input"], authorId: string): string =>
    createHash("sha256")
      .update(sealText("posting", authorId, input))
      .digest("hex");
  const upload = async (client: Client, { picture }: Made): Promise<void> => {
    expect((await putPhoto(client, picture.photo)).status).toBe(200);
    expect((await putPhoto(client, picture.crop!)).status).toBe(200);
  };
  const handIn = (client: Client, input: object, seal: string, authorId = author()) =>
    client.mutate(
      "handInPosting(input: $input, authorId: $author, seal: $seal)",
      "... on PostingReceipt { repeated receivedAt posting { id postedByName handedInByName provenByCode unprovenBecause } }",
      "$input: PostNoticesInput!, $author: ID!, $seal: String!",
      { input, author: authorId, seal },
    );

  it("is for the office and the unit's own clerks", async () => {
    world.clock.to("2026-11-06");
    const file = await made();
    const seal = sealed(file.input, author());
    for (const name of ["卢文员", "陈监督", "周联络", "郑检查", "苏管理", "农经办", "外专员"] as const)
      expect((await handIn(await world.as(name), file.input, seal)).refused, name).toBe("NOT_ALLOWED");
    expect((await handIn(world.anonymous, file.input, seal)).refused).toBe("SIGNED_OUT");
  });

  it("keeps the author, names who brought it, keeps both dates, and proves what its code proves", async () => {
    world.clock.to("2026-11-07");
    const office = await world.as("吴专员");
    const file = await made();
    const seal = sealed(file.input, author());
    expect((await handIn(office, file.input, seal)).refused).toBe("PHOTO_MISSING");
    await upload(office, file);
    const received = await handIn(office, file.input, seal);
    expect(received.value).toMatchObject({
      repeated: false,
      receivedAt: "2026-11-07T02:00:00.000Z",
      posting: { postedByName: "梁文员", handedInByName: "吴专员", provenByCode: true },
    });
    const trace = await world.db.auditEvent.findFirstOrThrow({ where: { subjectId: file.input.id } });
    expect(trace).toMatchObject({ kind: "posting.handed-in", actorId: author("吴专员"), actorRole: "OFFICE" });
    expect(trace.data).toMatchObject({ authorId: author(), hangDate: "2026-11-05" });
    expect(await world.db.telling.count({ where: { handedInById: author("吴专员") } })).toBe(1);

    // Once more, by whomever: it is here already. And the phone itself, when it has a network again.
    expect((await handIn(office, file.input, seal)).value).toMatchObject({
      repeated: true,
      receivedAt: received.value.receivedAt,
    });
    expect((await handIn(await world.as("兼任员"), file.input, seal)).value.repeated).toBe(true);
    expect((await post(await world.as("梁文员"), file.input)).value).toMatchObject({ repeated: true });
    expect(await world.db.posting.count()).toBe(1);
    // Whoever brought it never says that it is true, nor does its author.
    expect((await confirm(await world.as("陈监督"), file.input.id)).value.state).toBe("CONFIRMED");
  });

  it("tells what the phone sent itself that it is here already", async () => {
    const clerk = await world.as("梁文员");
    const file = await made();
    await upload(clerk, file);
    expect((await post(clerk, file.input)).value.repeated).toBe(false);
    expect((await handIn(await world.as("吴专员"), file.input, sealed(file.input, author()))).value).toMatchObject({
      repeated: true,
      posting: { handedInByName: null },
    });
  });

  it("is the same posting whether what is empty is left out, as the phone does, or spelled out", async () => {
    const office = await world.as("吴专员");
    const file = await made();
    await upload(office, file);
    const { alsoTold: _told, ...asThePhoneSends } = file.input;
    const spelledOut = { ...asThePhoneSends, noticeIds: [], noCodeReason: null, hangDateReason: null, alsoTold: [] };
    const seal = createHash("sha256")
      .update(sealText("posting", author(), asThePhoneSends))
      .digest("hex");
    expect((await handIn(office, spelledOut, seal)).value.repeated).toBe(false);
    expect((await post(await world.as("梁文员"), asThePhoneSends)).value).toMatchObject({ repeated: true });
  });

  it("does not make a late one early: received after three days it waits for a word", async () => {
    world.clock.to("2026-11-09");
    const office = await world.as("吴专员");
    const file = await made();
    await upload(office, file);
    expect((await handIn(office, file.input, sealed(file.input, author()))).value.posting).toMatchObject({
      provenByCode: false,
      unprovenBecause: "RECEIVED_LATE",
    });
  });

  it("a file that was changed is told, whatever was changed", async () => {
    const office = await world.as("吴专员");
    const file = await made();
    await upload(office, file);
    const seal = sealed(file.input, author());
    for (const changed of [
      { hangDate: "2026-11-04" },
      { codes: [] },
      { phoneTime: "2026-11-04T02:00:00.000Z" },
      { alsoTold: [] },
    ])
      expect((await handIn(office, { ...file.input, ...changed }, seal)).refused, JSON.stringify(changed)).toBe(
        "FILE_CHANGED",
      );
    expect((await handIn(office, file.input, seal, author("兼任员"))).refused).toBe("FILE_CHANGED");
    // Sealed anew for somebody who never was a clerk there.
    for (const name of ["卢文员", "吴专员", "陈监督"] as const)
      expect((await handIn(office, file.input, sealed(file.input, author(name)), author(name))).refused, name).toBe(
        "AUTHOR_UNKNOWN",
      );
    expect(await world.db.posting.count({ where: { id: file.input.id } })).toBe(0);
  });

  it("an author whose role has ended since stays the author", async () => {
    await world.db.appointment.updateMany({
      where: { personId: author("兼任员"), role: "CLERK" },
      data: { endsOn: new Date("2026-11-08T00:00:00Z") },
    });
    const office = await world.as("吴专员");
    const file = await made();
    await upload(office, file);
    const seal = sealed(file.input, author("兼任员"));
    expect((await handIn(office, file.input, seal, author("兼任员"))).value.posting.postedByName).toBe("兼任员");
  });
});
