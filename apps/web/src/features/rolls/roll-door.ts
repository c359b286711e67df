import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import type { RollMode } from "@gongshi/domain/roll/roll-mode";
import type { ShownEdition } from "../disclosure/as-shown";
import { encodedHeaders, FILE_CHANGED, json, send } from "../../lib/door";
import type { DoorAnswer } from "../../lib/door";
import type { RollPreview, RollQuestion } from "./roll-preview";

export interface AcceptChoices {
  /** Names of the file → the unit chosen for each. */
  readonly units: Readonly<Record<string, string>>;
  readonly basis: string;
  readonly rateText: string;
  /** Only for a correction of what is already released. */
  readonly changeReason: string | null;
}

export const MAX_ROLL_BYTES = 20 * 1024 * 1024;

/** A file in the person's hands, and how it is to be read. */
export interface RollInHand {
  readonly disclosureId: string;
  readonly mode: RollMode;
  readonly file: File;
  readonly mapping: readonly ColumnMapping[];
}

/** Reads the file without writing anything: what was read, or what the reader has to ask first. */
export function checkRoll(roll: RollInHand): Promise<DoorAnswer<RollPreview | RollQuestion>> {
  return post<RollPreview | RollQuestion>(`/rolls/check?${queryOf(roll)}`, roll.file, answerHeaders(roll), json);
}

/** The rows of the file that were not read, as a spreadsheet to mend. */
export function rejectedFile(roll: RollInHand): Promise<DoorAnswer<Blob>> {
  // Whatever joins a draft later is read like any roll here: what was rejected stays the same.
  return post(`/rolls/rejected?${queryOf({ ...roll, mode: "REPLACE" })}`, roll.file, answerHeaders(roll), (response) =>
    response.blob(),
  );
}

export const queryOf = ({ disclosureId, mode }: Pick<RollInHand, "disclosureId" | "mode">): URLSearchParams =>
  new URLSearchParams({ disclosure: disclosureId, ...(mode === "JOIN" ? { mode: "join" } : {}) });

/** Sends the same bytes again, for the draft that `shown` is; all accepted lines come in, or none. */
export function acceptRoll(
  roll: RollInHand,
  shown: ShownEdition | null,
  digest: string,
  choices: AcceptChoices,
): Promise<DoorAnswer<{ disclosureId: string; editionId: string }>> {
  const query = queryOf(roll);
  query.set("digest", digest);
  if (shown !== null) {
    query.set("edition", shown.id);
    query.set("revision", String(shown.revision));
  }
  const headers = { ...answerHeaders({ ...roll, units: choices.units }), ...textHeaders(choices) };
  return post<{ disclosureId: string; editionId: string }>(`/rolls/accept?${query}`, roll.file, headers, json);
}

/** What a person says about how a file is to be read. */
export const answerHeaders = (answers: {
  readonly mapping: readonly ColumnMapping[];
  readonly units?: Readonly<Record<string, string>>;
}): Record<string, string> => ({
  "X-Mapping": JSON.stringify(answers.mapping),
  ...(answers.units === undefined ? {} : { "X-Unit-Choices": JSON.stringify(answers.units) }),
});

/** What a person says with a roll that is let in. */
export const textHeaders = (texts: Omit<AcceptChoices, "units">): Record<string, string> => ({
  "X-Basis": texts.basis,
  "X-Rate-Text": texts.rateText,
  ...(texts.changeReason === null ? {} : { "X-Change-Reason": texts.changeReason }),
});

async function post<T>(
  url: string,
  file: File,
  headers: Readonly<Record<string, string>>,
  take: (response: Response) => Promise<T | null>,
): Promise<DoorAnswer<T>> {
  // The bytes are read anew: a file that was saved meanwhile fails here instead of travelling half.
  const body = await file.arrayBuffer().catch(() => null);
  if (body === null) return FILE_CHANGED;
  return send(url, { method: "POST", headers: encodedHeaders({ "X-File-Name": file.name, ...headers }), body }, take);
}
