import { Client, cacheExchange, fetchExchange } from "urql";

/** One client a page load. Answers are shown from the cache and asked for again, so a list is never silently old. */
export function createClient(url = "/graphql"): Client {
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    exchanges: [cacheExchange, fetchExchange],
    fetchOptions: { credentials: "same-origin" },
  });
}
