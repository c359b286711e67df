import { Client, cacheExchange, fetchExchange } from "urql";
import { keptExchange } from "../kept/kept-exchange";
import { keepAnswer, keptAnswer } from "../kept/kept-store";

/** A client, and the one way to tell it whose it is: its answers are kept under this person's name. */
export interface Access {
  readonly client: Client;
  readonly own: (personId: string | null) => void;
}

/** One client a signed-in person. Answers are shown from the cache and asked for again, so a list is never silently old. */
export function createAccess(url = "/graphql"): Access {
  let owner: string | null = null;
  const kept = keptExchange({ person: () => owner, get: keptAnswer, put: keepAnswer, now: Date.now });
  const client = new Client({
    url,
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    exchanges: [cacheExchange, kept, fetchExchange],
    fetchOptions: { credentials: "same-origin" },
  });
  return {
    client,
    own: (personId) => {
      owner = personId;
    },
  };
}
