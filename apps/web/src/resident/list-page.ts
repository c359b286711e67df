import { maskName } from "@gongshi/domain/privacy/mask-name";

export const LINES_PER_PAGE = 20;
const LONGEST_SEARCH = 40;
const LAST_PAGE = 5000;

/** Which lines of a masked list a reader asks for: `?q=` and `?p=`, both optional. */
export interface ListRequest {
  readonly page: number;
  /** Empty: all lines. */
  readonly search: string;
}

export function listRequest(query: { readonly q?: unknown; readonly p?: unknown }): ListRequest {
  const page = typeof query.p === "string" && /^[1-9]\d{0,3}$/.test(query.p) ? Number(query.p) : 1;
  return { page: Math.min(page, LAST_PAGE), search: typeof query.q === "string" ? searchText(query.q) : "" };
}

/**
 * What is looked for: only what the page shows. A full name typed by habit is masked as the list masks it, so that it
 * finds the shown name and does not travel further; an amount loses its unit and its separators.
 */
export function searchText(typed: string): string {
  const text = [...typed.normalize("NFKC").trim()].slice(0, LONGEST_SEARCH).join("").replaceAll("﹡", "*");
  const number = /^[¥￥]?\s*([\d,，]+(?:\.\d+)?)\s*(?:元|亩)?$/u.exec(text);
  if (number) return (number[1] ?? "").replace(/[,，]/gu, "");
  const name = text.replace(/\s/gu, "").replace(/[•・．‧∙]/gu, "·");
  return isPersonalName(name) ? maskName(name) : text;
}

/** Two to four characters, or parts joined by a dot. Organisations (示例公司) are named in full and stay as they are. */
const isPersonalName = (name: string): boolean =>
  (/^\p{Script=Han}{2,4}$/u.test(name) && !/^.{3,}[社司厂场站店]$/u.test(name)) ||
  /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(name);

/** The request as the API takes it. */
export const linesOf = (request: ListRequest) => ({
  first: LINES_PER_PAGE,
  offset: (request.page - 1) * LINES_PER_PAGE,
  search: request.search === "" ? null : request.search,
});

export const lastPage = (total: number): number => Math.max(1, Math.ceil(total / LINES_PER_PAGE));

export interface PageRange {
  /** From 1; 0 when nothing is shown. */
  readonly from: number;
  readonly to: number;
  readonly pages: number;
}

export function pageRange(page: number, total: number): PageRange {
  const pages = lastPage(total);
  if (total === 0) return { from: 0, to: 0, pages };
  return { from: (page - 1) * LINES_PER_PAGE + 1, to: Math.min(page * LINES_PER_PAGE, total), pages };
}

/** `/notices/…?q=梁&p=2#list`; page 1 and an empty search leave no trace in the address. */
export function listAddress(path: string, request: ListRequest): string {
  const parameters = new URLSearchParams();
  if (request.search !== "") parameters.set("q", request.search);
  if (request.page > 1) parameters.set("p", String(request.page));
  const query = parameters.toString();
  return `${path}${query === "" ? "" : `?${query}`}#list`;
}
