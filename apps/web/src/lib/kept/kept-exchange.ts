import { filter, fromPromise, map, merge, mergeMap, pipe, tap, type Source } from "wonka";
import { makeResult, stringifyDocument, type Exchange, type Operation, type OperationResult } from "urql";
import { operationName } from "../graphql/operation-name";
import { isKept, keptKey } from "./kept-queries";
import type { KeptAnswer } from "./kept-store";

/** What the exchange needs of the store; a person of null keeps and gives nothing. */
export interface KeptAnswers {
  person(): string | null;
  get(personId: string, key: string): Promise<KeptAnswer | null>;
  put(personId: string, key: string, answer: KeptAnswer): Promise<void>;
  now(): number;
}

/**
 * Shows at once what the phone has kept, then the server's answer; where that does not come, what was kept stays, with
 * the error beside it. Only queries that may be kept; only for the person who is signed in.
 */
export const keptExchange =
  (kept: KeptAnswers): Exchange =>
  ({ forward }) =>
  (operations) => {
    /** Operations that the server has answered since they were last asked: a slow store must not take that back. */
    const fresh = new Set<number>();
    const asked = pipe(
      operations,
      tap((operation) => fresh.delete(operation.key)),
      filter((operation) => operation.kind === "query" && keyOf(operation) !== null && kept.person() !== null),
      mergeMap((operation) => fromPromise(read(kept, operation))),
      filter((result) => result !== null && !fresh.has(result.operation.key)),
    ) as Source<OperationResult>;
    const answered = pipe(
      forward(operations),
      tap((result) => {
        if (result.error?.networkError === undefined) fresh.add(result.operation.key);
        remember(kept, result);
      }),
      mergeMap((result) => orKept(kept, result)),
    );
    return merge([asked, answered]);
  };

const keyOf = (operation: Operation): string | null => {
  const name = operationName(operation.query);
  return name !== null && isKept(name) ? keptKey(name, (operation.variables ?? {}) as Record<string, unknown>) : null;
};

async function read(kept: KeptAnswers, operation: Operation): Promise<OperationResult | null> {
  const answer = await find(kept, operation);
  if (answer === null) return null;
  return {
    ...makeResult(operation, { data: answer.data as Record<string, unknown>, extensions: { keptAt: answer.at } }),
    stale: true,
  };
}

async function find(kept: KeptAnswers, operation: Operation): Promise<KeptAnswer | null> {
  const person = kept.person();
  const key = keyOf(operation);
  if (person === null || key === null) return null;
  // A phone that cannot read its own store shows what the network brings.
  const answer = await kept.get(person, key).catch(() => null);
  return answer?.asked === stringifyDocument(operation.query) ? answer : null;
}

function remember(kept: KeptAnswers, { operation, data, error }: OperationResult): void {
  const person = kept.person();
  if (person === null || operation.kind !== "query" || error !== undefined || data === undefined || data === null)
    return;
  const key = keyOf(operation);
  const asked = stringifyDocument(operation.query);
  if (key !== null) void kept.put(person, key, { data, at: kept.now(), asked }).catch(() => undefined);
}

function orKept(kept: KeptAnswers, result: OperationResult): Source<OperationResult> {
  if (result.operation.kind !== "query" || result.error?.networkError === undefined)
    return fromPromise(Promise.resolve(result));
  return pipe(
    fromPromise(find(kept, result.operation)),
    map((answer) => (answer === null ? result : { ...result, data: answer.data, extensions: { keptAt: answer.at } })),
  );
}
