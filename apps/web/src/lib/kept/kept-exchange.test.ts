import { Client, gql, makeResult, stringifyDocument, type Exchange } from "urql";
import { fromPromise, map, mergeMap, pipe, subscribe } from "wonka";
import { expect, it } from "vitest";
import { keptExchange } from "./kept-exchange";

const document = gql`
  query Todo {
    number
  }
`;

/** A server that answers after so many milliseconds, and a store that takes as long. */
function seen(serverMs: number, storeMs: number, asked = stringifyDocument(document)): Promise<number[]> {
  const later = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));
  const server: Exchange = () => (operations) =>
    pipe(
      operations,
      mergeMap((operation) => fromPromise(later(serverMs, operation))),
      map((operation) => makeResult(operation, { data: { number: 2 } })),
    );
  const store = {
    person: () => "p",
    get: () => later(storeMs, { data: { number: 1 }, at: 0, asked }),
    put: async () => undefined,
    now: () => 0,
  };
  const client = new Client({ url: "http://test.invalid", exchanges: [keptExchange(store), server] });
  const numbers: number[] = [];
  const { unsubscribe } = pipe(
    client.executeQuery({ key: 1, query: document, variables: {} }),
    subscribe(({ data }) => void numbers.push(data.number)),
  );
  return later(Math.max(serverMs, storeMs) + 50, numbers).finally(unsubscribe);
}

it("shows what was kept, then the server's answer", async () => {
  expect(await seen(30, 1)).toEqual([1, 2]);
});

it("never shows what was kept after the server's answer, however slow the store is", async () => {
  expect(await seen(1, 30)).toEqual([2]);
});

it("leaves alone what an earlier version asked for: a screen of today would miss a part", async () => {
  expect(await seen(30, 1, "query Todo { less }")).toEqual([2]);
});
