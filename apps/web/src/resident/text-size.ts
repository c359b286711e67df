/** 大字版 without script: a plain link with `?text=`, answered by a cookie and a redirect to the same page. */
export type TextSize = "large" | "normal";

const COOKIE = "text";
const PARAMETER = "text";
const ONE_YEAR_S = 365 * 24 * 3600;

export function textSizeOf(cookieHeader: string | undefined): TextSize {
  const cookies = (cookieHeader ?? "").split(";").map((cookie) => cookie.trim());
  return cookies.includes(`${COOKIE}=large`) ? "large" : "normal";
}

export const textSizeCookie = (size: TextSize): string =>
  size === "large"
    ? `${COOKIE}=large; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax`
    : `${COOKIE}=; Path=/; Max-Age=0; SameSite=Lax`;

/** The address that switches to `size` and comes back to `here` (a path with its query). */
export const switchTextSize = (here: string, size: TextSize): string => rewritten(here, size);

/** What a request for `here` asks for, and the same address without it; null when it asks nothing. */
export function askedTextSize(here: string): { readonly size: TextSize; readonly back: string } | null {
  const asked = addressOf(here).searchParams.get(PARAMETER);
  if (asked === null) return null;
  return { size: asked === "large" ? "large" : "normal", back: rewritten(here, null) };
}

const addressOf = (here: string): URL => new URL(here.replace(/^[/\\]+/, "/"), "http://site.invalid");

function rewritten(here: string, size: TextSize | null): string {
  const address = addressOf(here);
  address.searchParams.delete(PARAMETER);
  if (size !== null) address.searchParams.set(PARAMETER, size);
  // A path never begins with two slashes: a browser would read another site's name there.
  return address.pathname.replace(/^\/+/, "/") + address.search;
}
