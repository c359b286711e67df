import {
  readDecisionAnswer,
  readPostingAnswer,
  readTakingBackAnswer,
  readTakingDownAnswer,
  readTellingAnswer,
} from "./read-answer";
import type { PostOffice } from "./send-entry";
import { sendPhoto } from "./send-photo";

/** Written out, so that the service worker need not bring a GraphQL client; a test holds them against the schema. */
export const DOCUMENTS = {
  post: `mutation PostNotices($input: PostNoticesInput!) { postNotices(input: $input) { __typename
    ... on PostingReceipt { receivedAt posting { id } } ... on Refusal { code details field } } }`,
  tell: `mutation TellNotices($input: TellNoticesInput!) { tellNotices(input: $input) { __typename
    ... on TellingReceipt { id receivedAt } ... on Refusal { code details field } } }`,
  takeBack: `mutation TakeBackTelling($tellingId: ID!) { takeBackTelling(tellingId: $tellingId) { __typename
    ... on Telling { id takenBackAt } ... on Refusal { code details field } } }`,
  takeDown: `mutation TakeDownNotice($noticeId: ID!) { takeDownNotice(noticeId: $noticeId) { __typename
    ... on Notice { id takenDownAt } ... on Refusal { code details field } } }`,
  confirm: `mutation ConfirmPosting($postingId: ID!) { confirmPosting(postingId: $postingId) { __typename
    ... on Posting { id state decidedAt } ... on Refusal { code details field } } }`,
  sendBack: `mutation ReturnPosting($postingId: ID!, $kind: ReturnKind!, $reason: String!) {
    returnPosting(postingId: $postingId, kind: $kind, reason: $reason) { __typename
    ... on Posting { id state decidedAt } ... on Refusal { code details field } } }`,
} as const;

/** The server's doors. Plain fetch, so that a service worker can send as well. */
export const postOffice: PostOffice = {
  putPhoto: (sha256, bytes) =>
    sendPhoto(sha256, bytes, (name, piece, range) =>
      ask(`/photos/${name}`, {
        method: "PUT",
        headers: { "content-type": "image/jpeg", "content-range": range },
        body: piece,
      }),
    ),
  postNotices: async (input) => readPostingAnswer(await mutate(DOCUMENTS.post, { input }), input),
  tell: async (input) => readTellingAnswer(await mutate(DOCUMENTS.tell, { input }), input),
  takeBack: async (input) => readTakingBackAnswer(await mutate(DOCUMENTS.takeBack, input), input),
  takeDown: async (input) => readTakingDownAnswer(await mutate(DOCUMENTS.takeDown, input), input),
  decide: async (input) => {
    const { decision, ...variables } = input;
    const document = decision === "CONFIRM" ? DOCUMENTS.confirm : DOCUMENTS.sendBack;
    return readDecisionAnswer(await mutate(document, variables), input);
  },
};

/** A status with its JSON body; a body of null was not JSON. `null` when nobody answered. */
export type HttpAnswer = { readonly status: number; readonly body: unknown } | null;

/** Longer than a stall on a bad line; what was under way is asked for again, and a repeat is harmless. */
const GIVE_UP_AFTER_MS = 45_000;

const mutate = (query: string, variables: object): Promise<HttpAnswer> =>
  ask("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
  });

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
    return { status: response.status, body: parseJson(await response.text()) };
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
