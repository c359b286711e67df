import type { ApiWorld, Client } from "./api-world";
import { importRoll, openBatch, release, review, rollCsv, rollRows, submit } from "./steps";

/** Steps of publication beyond the ordinary release: its hour, its scope, its end. */

const selection = "... on Disclosure { id step latest { id state number scheduledFor scheduleFailure } }";

export const schedule = (client: Client, id: string, edition: string, at: string, before: string | null = null) =>
  client.mutate(
    "scheduleRelease(disclosureId: $id, expectedEditionId: $edition, at: $at, expectedScheduledFor: $before)",
    selection,
    "$id: ID!, $edition: ID!, $at: DateTime!, $before: DateTime",
    { id, edition, at, before },
  );

export const cancelSchedule = (client: Client, id: string, edition: string, before: string) =>
  client.mutate(
    "cancelSchedule(disclosureId: $id, expectedEditionId: $edition, expectedScheduledFor: $before)",
    selection,
    "$id: ID!, $edition: ID!, $before: DateTime!",
    { id, edition, before },
  );

export const withdraw = (
  client: Client,
  id: string,
  edition: string,
  kind: "IN_ERROR" | "ENDED" = "IN_ERROR",
  reason = "名单中有两户不应公开",
) =>
  client.mutate(
    "withdrawDisclosure(disclosureId: $id, expectedEditionId: $edition, kind: $kind, reason: $reason)",
    selection,
    "$id: ID!, $edition: ID!, $kind: ReasonedWithdrawal!, $reason: String!",
    { id, edition, kind, reason },
  );

export const reissue = (client: Client, id: string, edition: string, reason = "审核已补齐，重新公开") =>
  client.mutate(
    "reissueDisclosure(disclosureId: $id, expectedEditionId: $edition, reason: $reason)",
    selection,
    "$id: ID!, $edition: ID!, $reason: String!",
    { id, edition, reason },
  );

export interface ScopeInput {
  readonly audience: "EVERYONE" | "UNIT_MEMBERS" | "NAMED_UNITS";
  readonly unitIds?: readonly string[];
  readonly profile: "NOTHING" | "TOTALS" | "MASKED_LIST";
}

export const changeScope = (
  client: Client,
  id: string,
  edition: string | null,
  scope: ScopeInput,
  reason = "应村民要求",
) =>
  client.mutate(
    "changeScope(disclosureId: $id, expectedEditionId: $edition, scope: $scope, reason: $reason)",
    selection,
    "$id: ID!, $edition: ID, $scope: ScopeInput!, $reason: String!",
    { id, edition, scope, reason },
  );

export const takeDown = (client: Client, noticeId: string) =>
  client.mutate("takeDownNotice(noticeId: $id)", "... on Notice { id takenDownAt actions }", "$id: ID!", {
    id: noticeId,
  });

/** A draft of the RESULT stage of a batch of its own. */
export async function draftOf(world: ApiWorld, number: number): Promise<{ id: string; edition: string }> {
  const editor = await world.as("农经办");
  const opened = await openBatch(editor, world, { program: "LAND", number });
  const id = opened.value.disclosures.find((each: { stage: string }) => each.stage === "RESULT").id as string;
  const rows = [...rollRows("示例一经联社", 3, number), ...rollRows("示例二经联社", 2, number + 500)];
  return { id, edition: await importRoll(editor, id, rollCsv(rows)) };
}

/** Submitted by the urgent path, approved by the final reviewer and for secrecy, and let out. */
export async function publishUrgently(world: ApiWorld, number: number): Promise<{ id: string; edition: string }> {
  const { id, edition } = await draftOf(world, number);
  await must(submit(await world.as("农经办"), id, edition, "URGENT", "汛期补贴，须当天公开"));
  await must(review(await world.as("林终审"), id, edition, "APPROVED", null, { step: "FINAL" }));
  const secrecy = { step: "SECRECY", secrecy: "PROACTIVE" } as const;
  await must(review(await world.as("郭保密"), id, edition, "APPROVED", null, secrecy));
  await must(release(await world.as("吴专员"), id, edition));
  return { id, edition };
}

/** Throws what is refused. */
export async function must<T extends { readonly refused?: string }>(done: Promise<T>): Promise<T> {
  const answer = await done;
  if (answer.refused !== undefined) throw new Error(answer.refused);
  return answer;
}
