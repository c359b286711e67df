import type { AnyVariables, CombinedError, OperationResult } from "urql";
import { t } from "../messages/catalogue";
import { refusalText } from "../messages/refusal-text";

/** What a command came back with: its payload, or one sentence for the person who asked. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: string; readonly code: string | null; readonly field: string | null };

interface RefusalAnswer {
  readonly __typename: "Refusal";
  readonly code: string;
  readonly details: unknown;
  readonly field?: string | null;
}

type Payload<Union> = Exclude<Union, { readonly __typename: "Refusal" }>;

/** `answerOf(result, (data) => data.openBatch)`: every mutation answers a union of its payload and Refusal. */
export function answerOf<Data, Union extends { readonly __typename: string }>(
  result: OperationResult<Data, AnyVariables>,
  pick: (data: Data) => Union,
): Answer<Payload<Union>> {
  if (result.error !== undefined)
    return { ok: false, sentence: errorText(result.error), code: errorCode(result.error), field: null };
  if (result.data === undefined || result.data === null)
    return { ok: false, sentence: t("refusal.unknown"), code: null, field: null };
  const union = pick(result.data);
  if (isRefusal(union))
    return { ok: false, sentence: refusalText(union), code: union.code, field: union.field ?? null };
  return { ok: true, value: union as Payload<Union> };
}

const isRefusal = (value: { readonly __typename: string }): value is RefusalAnswer => value.__typename === "Refusal";

/** The server could not be asked, or said no to a query: the code stands in the error's extensions. */
export function errorText(error: CombinedError): string {
  if (error.networkError !== undefined) return `${t("common.cannotReach")}。${t("common.cannotReachHelp")}`;
  return refusalText({ code: errorCode(error) ?? "unknown" });
}

/** NOT_ALLOWED, SIGNED_OUT …: why a query was refused; null when the server could not be asked. */
export function errorCode(error: CombinedError): string | null {
  const code = error.graphQLErrors[0]?.extensions.code;
  return typeof code === "string" ? code : null;
}
