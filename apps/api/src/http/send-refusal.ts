import type { Refusal, RefusalCode } from "@gongshi/domain/refusal";
import type { FastifyReply } from "fastify";

const STATUS: Readonly<Partial<Record<RefusalCode, number>>> = {
  SIGNED_OUT: 401,
  NOT_ALLOWED: 403,
  OWN_WORK: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 409,
  CHANGED_MEANWHILE: 409,
  ALREADY_EXISTS: 409,
  ROLL_CHANGED: 409,
  PART_OUT_OF_PLACE: 409,
  PHOTO_TOO_LARGE: 413,
};

/** An expected no from a door that is not GraphQL: `{code, details, field}` with the status that says the same. */
export const sendRefusal = (
  reply: FastifyReply,
  refusal: Refusal,
  status = STATUS[refusal.refused] ?? 422,
): FastifyReply =>
  reply
    .code(status)
    .header("cache-control", "no-store")
    .send({ code: refusal.refused, details: refusal.details, field: refusal.field ?? null });
