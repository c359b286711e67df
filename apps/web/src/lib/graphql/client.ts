import { Client, cacheExchange, fetchExchange } from "urql";
import { keptExchange } from "../kept/kept-exchange";
import { keepAnswer, keptAnswer } from "../kept/kept-store";

/** Whose client it is, as soon as that is known; its answers are kept under this person's name. */
export interface ClientOwner {
  personId: string | null;
}

/** One client a signed-in person. Answers are shown from the cache and asked for again, so a list is never silently old. */
export function createClient(owner: ClientOwner, url = "/graphql"): Client {
  const kept = keptExchange({ person: () => owner.personId, get: keptAnswer, put: keepAnswer, now: Date.now });
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    exchanges: [cacheExchange, kept, fetchExchange],
    fetchOptions: { credentials: "same-origin" },
  });
}
