import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld } from "../support/api-world";
import type { ApiWorld, Client } from "../support/api-world";
import type { PersonName } from "../support/small-street";
import { zipOf } from "../support/zip";

const LINE = "0760-88007700";
const DOCUMENT = "449900196607225764";
const SELECTION =
  "... on NumberLists { contacts { id number label addedByName } vouched { id looksLike ending reason byName } }";

/** The office's own telephones, and what a reviewer answers for in writing. */
describe("numbers that texts may carry", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await apiWorld("2026-11-02");
  });
  afterAll(() => world.close());

  const street = () => world.unit("示例街道");
  const by = async (name: PersonName | null): Promise<Client> => (name === null ? world.anonymous : world.as(name));
  const add = async (name: PersonName | null, number: string, label = "咨询热线") =>
    (await by(name)).mutate(
      "addContactNumber(subdistrictId: $id, number: $number, label: $label)",
      SELECTION,
      "$id: ID!, $number: String!, $label: String!",
      { id: street(), number, label },
    );
  const remove = async (name: PersonName, contactId: string) =>
    (await by(name)).mutate("removeContactNumber(contactId: $id)", SELECTION, "$id: ID!", { id: contactId });
  const vouch = async (name: PersonName | null, number: string, reason = "这是批文编号，不是证件号") =>
    (await by(name)).mutate(
      "vouchForNumber(subdistrictId: $id, number: $number, reason: $reason)",
      SELECTION,
      "$id: ID!, $number: String!, $reason: String!",
      { id: street(), number, reason },
    );
  const takeBack = async (name: PersonName, wordId: string) =>
    (await by(name)).mutate("takeBackWord(wordId: $id)", SELECTION, "$id: ID!", { id: wordId });
  /** A text of somebody's: the name under which a channel is known. */
  const write = async (name: PersonName, label: string) =>
    (await by(name)).mutate(
      "setChannels(subdistrictId: $id, channels: $channels)",
      "... on ChannelList { subdistrictId }",
      "$id: ID!, $channels: [ChannelSettingInput!]!",
      {
        id: street(),
        channels: [
          { channel: "VILLAGE_BOARD", label: null, offered: true },
          { channel: "BROADCAST", label, offered: true },
        ],
      },
    );
  const kinds = async () => (await world.db.auditEvent.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind);

  it.each<[PersonName | null, string]>([
    [null, "SIGNED_OUT"],
    ["梁文员", "NOT_ALLOWED"],
    ["黄初审", "NOT_ALLOWED"],
    ["外专员", "NOT_ALLOWED"],
    ["郑检查", "NOT_ALLOWED"],
  ])("are not put on the list by %s", async (name, refused) => {
    expect((await add(name, LINE)).refused).toBe(refused);
  });

  it.each([["吴专员"], ["苏管理"]] as const)("are put there by %s", async (name) => {
    const number = name === "吴专员" ? LINE : "0760-88007701";
    const { value } = await add(name, ` ${number} `);
    expect(value.contacts.at(-1)).toMatchObject({ number, label: "咨询热线", addedByName: name });
    expect(await add(name, number)).toMatchObject({ refused: "ALREADY_EXISTS", field: "number" });
  });

  it.each(["", "电话", "1", DOCUMENT, "6228485501480102539", `${LINE}、${LINE}`, "0".repeat(40)])(
    "are telephones: %j is none",
    async (number) => expect(await add("吴专员", number)).toMatchObject({ refused: "INVALID_INPUT", field: "number" }),
  );

  it("may then stand in texts, with or without the area code, until they are taken off", async () => {
    expect((await write("吴专员", "广播电话13800138000")).refused).toBe("TEXT_CARRIES_NUMBER");
    expect((await write("吴专员", `广播${LINE}`)).refused).toBeUndefined();
    expect((await write("吴专员", "广播电话88007700")).refused).toBeUndefined();
    const contact = await world.db.contactNumber.findFirstOrThrow({ where: { number: LINE } });
    expect((await remove("黄初审", contact.id)).refused).toBe("NOT_ALLOWED");
    expect((await remove("吴专员", contact.id)).value.contacts).toHaveLength(1);
    expect((await remove("吴专员", contact.id)).refused).toBe("NOT_FOUND");
    expect((await write("吴专员", `广播${LINE}`)).refused).toBe("TEXT_CARRIES_NUMBER");
    expect((await kinds()).filter((kind) => kind.startsWith("contact-number"))).toEqual([
      "contact-number.added",
      "contact-number.added",
      "contact-number.removed",
    ]);
  });

  it.each<[PersonName | null, string]>([
    [null, "SIGNED_OUT"],
    ["吴专员", "NOT_ALLOWED"],
    ["农经办", "NOT_ALLOWED"],
    ["郑检查", "NOT_ALLOWED"],
    ["外专员", "NOT_ALLOWED"],
  ])("are not answered for by %s", async (name, refused) => {
    expect((await vouch(name, DOCUMENT)).refused).toBe(refused);
  });

  it("are answered for by a reviewer, who says why; the number itself is kept nowhere", async () => {
    const label = `文${DOCUMENT}`;
    expect((await write("吴专员", label)).refused).toBe("TEXT_CARRIES_NUMBER");
    expect((await vouch("黄初审", DOCUMENT, " ")).refused).toBe("REASON_REQUIRED");
    expect((await vouch("黄初审", DOCUMENT, `就是${DOCUMENT}`)).refused).toBe("TEXT_CARRIES_NUMBER");
    for (const none of ["2022年", "", `${DOCUMENT} 13800138000`, `文${DOCUMENT}`])
      expect(await vouch("黄初审", none), none).toMatchObject({ refused: "INVALID_INPUT", field: "number" });
    const { value } = await vouch("黄初审", "4499 0019 6607 2257 64");
    expect(value.vouched[0]).toMatchObject({ looksLike: "IDENTITY", ending: "64", byName: "黄初审" });
    const kept = await world.db.$queryRaw<{ row: string }[]>`
      select to_jsonb(v)::text as row from vouched_number v union all select data::text from audit_event`;
    expect(kept.filter(({ row }) => row.includes(DOCUMENT.slice(6)))).toEqual([]);
    expect((await write("吴专员", label)).refused).toBeUndefined();

    // Another number, or one's own text, has no such word.
    expect((await write("吴专员", "文449900199001010018")).refused).toBe("TEXT_CARRIES_NUMBER");
    await world.db.appointment.create({
      data: {
        id: crypto.randomUUID(),
        personId: world.street.people.get("黄初审")!,
        unitId: street(),
        role: "OFFICE",
        startsOn: new Date("2026-01-01"),
      },
    });
    expect((await write("黄初审", label)).refused).toBe("TEXT_CARRIES_NUMBER");

    expect((await takeBack("农经办", value.vouched[0].id)).refused).toBe("NOT_ALLOWED");
    expect((await takeBack("吴专员", value.vouched[0].id)).value.vouched).toEqual([]);
    expect((await takeBack("吴专员", value.vouched[0].id)).refused).toBe("NOT_FOUND");
    expect((await write("吴专员", label)).refused).toBe("TEXT_CARRIES_NUMBER");
    expect((await kinds()).slice(-2)).toContain("number.word-taken-back");
  });

  it("are asked for in a plan's file too: its name, comments, properties, pictures, deleted and hidden words", async () => {
    const office = await world.as("吴专员");
    const check = async (file: Buffer, name = "要点.docx") =>
      (
        await office.send("POST", `/plans/check?subdistrict=${street()}`, file, {
          "content-type": "application/octet-stream",
          "x-file-name": encodeURIComponent(name),
        })
      ).body as { code?: string; details?: unknown; plan?: unknown };
    const phone = "13800138000";
    const jpeg = (text: string) => {
      const body = Buffer.from(`Exif\0\0${text}`);
      const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2]);
      return Buffer.concat([head, body, Buffer.from([0xff, 0xd9])]);
    };
    expect(await check(docx())).toHaveProperty("plan");
    expect(await check(docx(), `要点${phone}.docx`)).toMatchObject({
      code: "FILE_CARRIES_NUMBER",
      details: { place: "FILE_NAME", number: "PHONE" },
    });
    for (const [place, more] of [
      [
        "COMMENT",
        {
          "word/comments.xml": `<w:comments xmlns:w="w"><w:comment><w:p><w:r><w:t>问138</w:t></w:r><w:r><w:t>00138000</w:t></w:r></w:p></w:comment></w:comments>`,
        },
      ],
      ["COMMENT", { "word/footer1.xml": `<w:ftr xmlns:w="w"><w:p><w:r><w:t>${phone}</w:t></w:r></w:p></w:ftr>` }],
      ["PROPERTY", { "docProps/core.xml": `<cp:p xmlns:cp="c"><dc:creator>张${phone}</dc:creator></cp:p>` }],
      ["PROPERTY", { "docProps/custom.xml": `<P><property name="a"><lpwstr>${DOCUMENT}</lpwstr></property></P>` }],
      ["PICTURE", { "word/media/image1.jpeg": jpeg(`电话${phone}`) }],
    ] as const) {
      const answer = await check(docx("", more));
      expect(answer, JSON.stringify(Object.keys(more))).toMatchObject({
        code: "FILE_CARRIES_NUMBER",
        details: { place },
      });
      expect(JSON.stringify(answer)).not.toContain(phone);
    }
    for (const hidden of [
      `<w:del><w:r><w:delText>旧号${phone}</w:delText></w:r></w:del>`,
      `<w:r><w:rPr><w:vanish/></w:rPr><w:t>${phone}</w:t></w:r>`,
      `<w:r><w:instrText>HYPERLINK "tel:${phone}"</w:instrText></w:r>`,
    ])
      expect(await check(docx(hidden)), hidden).toMatchObject({ code: "FILE_CARRIES_NUMBER" });

    await vouch("郭保密", phone, "村务值班电话，已核对");
    expect(await check(docx(), `要点${phone}.docx`)).toHaveProperty("plan");
  });
});

/** A small plan. */
function docx(hidden = "", more: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const rows = ["一、甲", "（一）乙", "1.丙"].map(
    (text, index) => `<w:tr>${cell(text)}${cell(index === 2 ? "司法所牵头" : "")}</w:tr>`,
  );
  const body = `<w:p><w:r><w:t>示例街道2027年工作要点</w:t></w:r></w:p><w:tbl>${rows.join("")}</w:tbl><w:p>${hidden}</w:p>`;
  return zipOf([
    { name: "word/document.xml", data: Buffer.from(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) },
    ...Object.entries(more).map(([name, data]) => ({ name, data: Buffer.isBuffer(data) ? data : Buffer.from(data) })),
  ]);
}
