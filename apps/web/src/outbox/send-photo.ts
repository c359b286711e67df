import type { HttpAnswer } from "./post-office";
import { readPieceAnswer } from "./read-answer";
import type { Answer } from "./send-entry";

/** What one answer must carry: some seconds on one bar of signal. */
export const PIECE_BYTES = 64 * 1024;
/** A server that keeps sending us back is not going to take it now. */
const MOST_SETBACKS = 3;

type PutPiece = (sha256: string, piece: ArrayBuffer, range: string) => Promise<HttpAnswer>;

/**
 * Sends a photo piece by piece, each acknowledged with what the server holds by then, so that after a break it goes on
 * there: the first piece is always sent, and its answer says where. Ok only when the server has the whole.
 */
export async function sendPhoto(sha256: string, bytes: ArrayBuffer, put: PutPiece): Promise<Answer<null>> {
  let from = 0;
  let setbacks = 0;
  for (;;) {
    const piece = bytes.slice(from, from + PIECE_BYTES);
    const range = `bytes ${from}-${from + piece.byteLength - 1}/${bytes.byteLength}`;
    const answer = readPieceAnswer(await put(sha256, piece, range), sha256);
    if (answer.kind !== "ok") return answer;
    if (answer.value === "whole") return { kind: "ok", value: null };
    if (answer.value <= from) setbacks += 1;
    if (setbacks > MOST_SETBACKS || answer.value >= bytes.byteLength) return { kind: "trouble", trouble: "SERVER" };
    from = answer.value;
  }
}
