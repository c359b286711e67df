import type { Refusal } from "@gongshi/domain/refusal";
import { GraphQLError } from "graphql";

/**
 * An expected no on its way out: a member of every mutation's union, and the error of a query. The web chooses the words.
 */
export class RefusalError extends GraphQLError {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused, { extensions: { code: refusal.refused, details: refusal.details } });
  }
}
