import { newUuid } from "./api-world";
import type { ApiWorld, Client } from "./api-world";

/** Steps at the counter: somebody with a card asks, and has something corrected. */

export interface Card {
  readonly name: string;
  readonly identityNumber: string;
}

const HELD = `id title disclosureId editionNumber state unitName seq name group quantityMilli quantityUnit dueFen paidFen
  outcome remark retainUntil internet unnamed minorUntil mayAsk openRequestOn board { step hungOn periodEndsOn sheets }
  extras { label text }`;

/** Shows the card at a counter; `value.lines` is what is held. */
export const showCard = (
  client: Client,
  world: ApiWorld,
  unit: string,
  card: Card,
  more: Record<string, unknown> = {},
) =>
  client.mutate(
    "queryArchive(input: $input)",
    `... on ArchiveAnswer { queryId seal more corrections { id step edition } lines { ${HELD} } }`,
    "$input: ArchiveQueryInput!",
    {
      input: {
        unitId: world.unit(unit),
        kind: "OWN_DATA",
        name: card.name,
        identityNumber: card.identityNumber,
        reason: "本人持身份证查询",
        ...more,
      },
    },
  );

export const CORRECTION = `... on Correction { id title unitName parts step edition late answeredOn actions forgotten
  due { on rule provisional } }`;

/** What of a line should say what: `{ quantityMilli: 3500 }`. */
export const values = (wanted: Record<string, unknown>) => ({ ...wanted, parts: Object.keys(wanted) });

/** What an answer at the counter gives to ask with: the entry, its seal, and whose card it was about. */
export const askedWith = (answer: any, { name, identityNumber }: Card) => ({
  queryId: answer.queryId as string,
  seal: answer.seal as string,
  name,
  identityNumber,
});

export const takeCorrection = (
  client: Client,
  found: ReturnType<typeof askedWith> & { readonly lineId: string },
  wanted: Record<string, unknown>,
  more: Record<string, unknown> = {},
) =>
  client.mutate("takeCorrection(input: $input)", CORRECTION, "$input: TakeCorrectionInput!", {
    input: {
      id: newUuid(),
      ...found,
      asked: values(wanted),
      wrong: "记错了",
      proof: "土地承包经营权证",
      ...more,
    },
  });

export const openCorrection = async (client: Client, id: string): Promise<any> =>
  (
    await client.query(
      `query($id: ID!) { correction(id: $id) {
        summary { id step edition late answeredOn title }
        before { name quantityMilli dueFen } asked { name quantityMilli dueFen } decided { name quantityMilli dueFen }
        wrong proof answer toCorrect { editionId revision number state obstacle isAlreadySaid changeReason line { name quantityMilli dueFen paidFen } } } }`,
      { id },
    )
  )["correction"];

/** Corrects what the screen shows now. */
export async function acceptCorrection(
  client: Client,
  id: string,
  wanted: Record<string, unknown>,
  changeReason: string | null = "经本人申请核实，更正1户的记录",
  shown?: { readonly editionId: string; readonly revision: number },
) {
  const request = await client.db.correctionRequest.findUnique({ where: { id } });
  const newest = await client.db.edition.findFirst({
    where: { disclosureId: request?.disclosureId ?? id },
    orderBy: { number: "desc" },
  });
  return client.mutate("acceptCorrection(input: $input)", CORRECTION, "$input: AcceptCorrectionInput!", {
    input: {
      correctionId: id,
      expectedEditionId: shown?.editionId ?? newest?.id ?? id,
      expectedRevision: shown?.revision ?? newest?.revision ?? 1,
      values: values(wanted),
      changeReason,
    },
  });
}

export const refuseCorrection = (client: Client, id: string, reason = "经核对，清册与证书一致") =>
  client.mutate("refuseCorrection(correctionId: $id, reason: $reason)", CORRECTION, "$id: ID!, $reason: String!", {
    id,
    reason,
  });

export const withdrawCorrection = (client: Client, id: string) =>
  client.mutate("withdrawCorrection(correctionId: $id)", CORRECTION, "$id: ID!", { id });

/** Requests that are not over at a unit, as a list shows them. */
export const corrections = async (client: Client, unitId: string): Promise<any[]> =>
  (
    await client.query(
      "query($id: ID!) { corrections(unitId: $id) { id step edition late actions unitName due { on } } }",
      {
        id: unitId,
      },
    )
  )["corrections"];
