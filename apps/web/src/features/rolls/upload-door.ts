import type { ShownEdition } from "../disclosure/as-shown";
import { refusalText } from "../../lib/messages/refusal-text";
import { encodedHeaders, json, send, unreadableText } from "../../lib/door";
import type { DoorAnswer } from "../../lib/door";
import type { AcceptChoices, RollInHand } from "./roll-door";
import { answerHeaders, queryOf, textHeaders } from "./roll-door";
import type { RollPreview, RollQuestion, SampleLine } from "./roll-preview";

/** Files over this are read by the server while the person waits, or does not. */
export const LONG_ROLL_BYTES = 4 * 1024 * 1024;
export const MAX_UPLOAD_BYTES = 200_000_000;

/** How a long roll stands. */
export interface UploadStanding {
  readonly id: string;
  readonly state: "WAITING" | "READING" | "READ" | "FAILED" | "ACCEPTED" | "CANCELLED";
  readonly mode: RollInHand["mode"];
  readonly fileName: string;
  readonly bytes: number;
  /** Thousandths. */
  readonly progress: number;
  readonly mapping: RollInHand["mapping"];
  readonly result:
    | { readonly preview: RollPreview }
    | { readonly asked: RollQuestion }
    | { readonly refusal: { readonly refused: string; readonly details: unknown } }
    | null;
}

/** Sends the file; the promise ends when the server has it. Aborting the signal stops the sending. */
export const startUpload = (roll: RollInHand, signal: AbortSignal): Promise<DoorAnswer<{ readonly id: string }>> =>
  send<{ readonly id: string }>(
    `/rolls/uploads?${queryOf(roll)}`,
    {
      method: "POST",
      signal,
      headers: encodedHeaders({
        "X-File-Name": roll.file.name,
        ...answerHeaders({ mapping: roll.mapping, units: {} }),
      }),
      body: roll.file,
    },
    json,
  );

export const uploadStanding = (id: string): Promise<DoorAnswer<UploadStanding>> =>
  send<UploadStanding>(`/rolls/uploads/${id}`, {}, json);

/** What is still to be decided on for a disclosure; `none` where there is nothing. */
export const openUpload = (disclosureId: string): Promise<DoorAnswer<UploadStanding | { readonly none: true }>> =>
  send(`/rolls/uploads?disclosure=${encodeURIComponent(disclosureId)}`, {}, async (response) => {
    const found = await json<UploadStanding>(response);
    return found ?? { none: true as const };
  });

export const uploadLines = (id: string, offset: number, first: number): Promise<DoorAnswer<readonly SampleLine[]>> =>
  send<readonly SampleLine[]>(`/rolls/uploads/${id}/lines?offset=${offset}&first=${first}`, {}, json);

export const rejectedOfUpload = (id: string): Promise<DoorAnswer<Blob>> =>
  send(`/rolls/uploads/${id}/rejected`, {}, (response) => response.blob());

/** Has it read again, by other answers or as another way of using it. */
export const readUploadAgain = (
  id: string,
  answers: Pick<RollInHand, "mode" | "mapping"> & { readonly units: Readonly<Record<string, string>> },
): Promise<DoorAnswer<{ readonly done: true }>> =>
  send(
    `/rolls/uploads/${id}/read${answers.mode === "JOIN" ? "?mode=join" : ""}`,
    { method: "POST", headers: encodedHeaders(answerHeaders(answers)) },
    async () => ({ done: true as const }),
  );

export const cancelUpload = (id: string): Promise<DoorAnswer<{ readonly done: true }>> =>
  send(`/rolls/uploads/${id}/cancel`, { method: "POST" }, async () => ({ done: true as const }));

export function acceptUpload(
  id: string,
  shown: ShownEdition | null,
  digest: string,
  texts: Pick<AcceptChoices, "basis" | "rateText" | "changeReason">,
): Promise<DoorAnswer<{ disclosureId: string; editionId: string }>> {
  const query = new URLSearchParams({
    digest,
    ...(shown === null ? {} : { edition: shown.id, revision: String(shown.revision) }),
  });
  return send<{ disclosureId: string; editionId: string }>(
    `/rolls/uploads/${id}/accept?${query}`,
    { method: "POST", headers: encodedHeaders(textHeaders(texts)) },
    json,
  );
}

/** Why it could not be read, in a sentence. */
export const refusalOfUpload = ({
  refused,
  details,
}: {
  readonly refused: string;
  readonly details: unknown;
}): string => unreadableText(refused, details) ?? refusalText({ code: refused, details });
