import type { FastifyReply } from "fastify";

/** A spreadsheet to be saved, which no cache on the way keeps. */
export const sendXlsx = (reply: FastifyReply, bytes: Uint8Array, name: string): FastifyReply =>
  reply
    .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename="${name}.xlsx"`)
    .send(Buffer.from(bytes));
