import type { GetServerSideProps, GetServerSidePropsContext } from "next";
import { askedTextSize, textSizeCookie, textSizeOf, type TextSize } from "./text-size";

/** What every resident page knows of its request. */
export interface Visit {
  /** The page's own path and query. */
  readonly here: string;
  readonly textSize: TextSize;
}

export interface Loaded<Props> {
  readonly props: Props;
  /** 404 where the page says that there is nothing. */
  readonly status?: 404;
  /**
   * `shared`: any cache may keep it for a minute. `fresh`: asked anew every time, and kept by nobody else
   * (lists of masked names, and whether a paper is the newest). `never`: kept by nobody at all (drafts).
   */
  readonly cache: "shared" | "fresh" | "never";
}

export type Outcome<Props> = Loaded<Props> | { readonly goTo: string };

const CACHE_CONTROL = {
  shared: "public, max-age=0, s-maxage=60, must-revalidate",
  fresh: "private, no-cache",
  never: "no-store",
} as const;

/** Wraps a page's loading: the switch of text size, caching and status are the same for all. */
export function residentPage<Props extends object>(
  load: (context: GetServerSidePropsContext) => Promise<Outcome<Props>>,
): GetServerSideProps<Props & { visit: Visit }> {
  return async (context) => {
    const { res, req, resolvedUrl } = context;
    const asked = askedTextSize(resolvedUrl);
    if (asked !== null) {
      res.setHeader("Set-Cookie", textSizeCookie(asked.size));
      res.setHeader("Cache-Control", "no-store");
      return { redirect: { destination: asked.back, statusCode: 303 } };
    }
    const outcome = await load(context);
    if ("goTo" in outcome) return { redirect: { destination: outcome.goTo, statusCode: 303 } };
    res.statusCode = outcome.status ?? 200;
    res.setHeader("Cache-Control", CACHE_CONTROL[outcome.cache]);
    res.setHeader("Vary", "Cookie, Accept-Encoding");
    const visit: Visit = { here: resolvedUrl, textSize: textSizeOf(req.headers.cookie) };
    return { props: { ...outcome.props, visit } };
  };
}

/** One value of a query or path parameter, or null. */
export const single = (value: string | string[] | undefined): string | null =>
  typeof value === "string" ? value : null;
