import type { GetServerSidePropsContext } from "next";
import type { TadaDocumentNode } from "gql.tada";
import { print, type DocumentNode } from "graphql";

/**
 * The one place where pages meet the API. In one process the front server puts `gongshi` on the request and the page
 * asks in memory; in two processes the same page asks `API_URL` over HTTP. A page sees documents and answers only:
 * no schema, no database.
 */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

export type Execute = (document: string, variables: Record<string, unknown>) => Promise<Answer>;

/** What the front server knows of a request: who asks (null when signed out) and how to ask the API on their behalf. */
export interface Gongshi {
  readonly execute?: Execute | undefined;
  readonly user: { readonly id: string } | null;
}

declare module "http" {
  interface IncomingMessage {
    gongshi?: Gongshi;
  }
}

const printed = new WeakMap<object, string>();

/** Asks the API on behalf of whoever sent this request. A faulty answer is a bug or an outage: it throws. */
export async function query<Result, Variables>(
  context: Pick<GetServerSidePropsContext, "req">,
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const answer = await ask(context.req, textOf(document), variables as Record<string, unknown>);
  if (answer.errors?.length) {
    throw new Error(`The API refused a page's query: ${answer.errors.map((error) => error.message).join("; ")}`);
  }
  if (!answer.data) throw new Error("The API answered a page's query without data.");
  return answer.data as Result;
}

function textOf(document: DocumentNode): string {
  const known = printed.get(document);
  if (known) return known;
  const text = print(document);
  printed.set(document, text);
  return text;
}

async function ask(
  request: GetServerSidePropsContext["req"],
  document: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  if (request.gongshi?.execute) return request.gongshi.execute(document, variables);
  const url = process.env.API_URL;
  if (!url) throw new Error("Neither the front server nor API_URL answers queries of pages.");
  const headers: Record<string, string> = { "content-type": "application/json" };
  for (const name of ["cookie", "authorization"] as const) {
    const value = request.headers[name];
    if (value) headers[name] = value;
  }
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: document, variables }) });
  return (await response.json()) as Answer;
}
