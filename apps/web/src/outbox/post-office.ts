import { stringifyDocument } from "urql";
import { graphql, type ResultOf } from "../lib/graphql/tada";
import type { PostingInput } from "./entry";
import type { Answer, PostOffice } from "./send-entry";

const PostNotices = graphql(`
  mutation PostNotices($input: PostNoticesInput!) {
    postNotices(input: $input) {
      __typename
      ... on PostingReceipt {
        receivedAt
        posting {
          id
        }
      }
      ... on Refusal {
        code
        details
      }
    }
  }
`);

/** The server's two doors. Plain fetch, so that a service worker can send as well. */
export const postOffice: PostOffice = {
  async putPhoto(sha256, bytes) {
    const answer = await ask(`/photos/${sha256}`, {
      method: "PUT",
      headers: { "content-type": "image/jpeg" },
      body: bytes,
    });
    return readPhotoAnswer(answer, sha256);
  },

  async postNotices(input) {
    const answer = await ask("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query: stringifyDocument(PostNotices), variables: { input } }),
    });
    return readPostingAnswer(answer, input);
  },
};

/** A status with its JSON body; a body of null was not JSON. `null` when nobody answered. */
export type HttpAnswer = { readonly status: number; readonly body: unknown } | null;

const GIVE_UP_AFTER_MS = 120_000;

async function ask(path: string, init: RequestInit): Promise<HttpAnswer> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), GIVE_UP_AFTER_MS);
  try {
    const response = await fetch(path, {
      ...init,
      credentials: "same-origin",
      redirect: "error",
      cache: "no-store",
      signal: control.signal,
    });
    const text = await response.text();
    return { status: response.status, body: parseJson(text) };
  } catch {
    return null; // offline, refused, cut off, or redirected to somebody's login page
  } finally {
    clearTimeout(timer);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const trouble = (answer: HttpAnswer): Answer<never> => ({
  kind: "trouble",
  trouble: answer === null || answer.status < 400 ? "UNREACHABLE" : "SERVER",
});

export function readPhotoAnswer(answer: HttpAnswer, sha256: string): Answer<null> {
  const refusal = refusalIn(answer?.body);
  if (answer !== null && answer.status < 300 && isRecord(answer.body) && answer.body.sha256 === sha256)
    return { kind: "ok", value: null };
  return refusal !== null && answer !== null && answer.status >= 400 && answer.status < 500 ? refusal : trouble(answer);
}

export function readPostingAnswer(answer: HttpAnswer, input: PostingInput): Answer<{ readonly receivedAt: string }> {
  if (answer === null || !isRecord(answer.body)) return trouble(answer);
  const data = answer.body.data as Partial<ResultOf<typeof PostNotices>> | null | undefined;
  const result = data?.postNotices;
  if (result?.__typename === "PostingReceipt" && result.posting.id === input.id)
    return { kind: "ok", value: { receivedAt: result.receivedAt } };
  if (result?.__typename === "Refusal") return { kind: "refusal", code: result.code, details: result.details };
  return refusalIn(answer.body) ?? { kind: "trouble", trouble: "SERVER" };
}

function refusalIn(body: unknown): Answer<never> | null {
  return isRecord(body) && typeof body.code === "string"
    ? { kind: "refusal", code: body.code, details: body.details ?? {} }
    : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
