import { textOf } from "./crawl";

const LINK = /(?:href|src|action|content)="([^"]+)"/gu;
const MOST_PAGES = 1500;

/**
 * Follows every link of the site from where a person may begin, and hands each answer to `look`; answers how many there were.
 * Assets with a hash in their name are the same for everybody and are looked at once by whoever comes first.
 */
export async function crawlPages(
  site: string,
  begin: readonly string[],
  cookie: string | null,
  look: (where: string, text: string) => void,
): Promise<number> {
  const seen = new Set(begin);
  const waiting = [...begin];
  for (let path = waiting.shift(); path !== undefined && seen.size < MOST_PAGES; path = waiting.shift()) {
    const answer = await fetch(site + path, {
      redirect: "manual",
      headers: { accept: "text/html,*/*", ...(cookie === null ? {} : { cookie }) },
    });
    const type = answer.headers.get("content-type") ?? "";
    const text = await textOf(new Uint8Array(await answer.arrayBuffer()), type);
    look(`${answer.status} ${path}`, `${text}\n${JSON.stringify([...answer.headers])}`);
    const links = type.includes("html") ? [...text.matchAll(LINK)].map((match) => match[1]!) : [];
    for (const link of [...links, answer.headers.get("location") ?? ""]) {
      const url = new URL(link.replaceAll("&amp;", "&"), site + path);
      const next = url.pathname + url.search;
      if (url.origin !== new URL(site).origin || url.protocol !== new URL(site).protocol || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen.size;
}
