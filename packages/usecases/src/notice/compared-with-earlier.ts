import { setImmediate as turn } from "node:timers/promises";
import type { PicturePrint } from "@gongshi/domain/photo/picture-print";
import { printSize } from "@gongshi/domain/photo/picture-print";
import { isSamePicture } from "@gongshi/domain/photo/same-picture";
import type { Tx } from "../run-command";

/** As many earlier photos of the same notices are compared, newest first; a notice has a handful as a rule. */
const MOST_COMPARED = 100;

/** What a photo was compared with so far, and whether it was among that. */
export interface Compared {
  readonly before: boolean;
  /** Files (SHA-256) that need not be looked at again. */
  readonly seen: ReadonlySet<string>;
}

export const NOT_COMPARED: Compared = { before: false, seen: new Set() };

/**
 * Whether a picture was posted before: the same file anywhere, or, saved anew, for any of the same notices. A picture saved
 * anew shows the sheets it showed before, so its notices are among them. A pair takes some 10 ms of computing, so this goes on
 * before the transaction too, and there only for what came meanwhile: nobody waits for a lock while pictures are compared,
 * and between two pairs the server does other work.
 */
export async function comparedWithEarlier(
  db: Pick<Tx, "posting" | "photoPrint">,
  noticeIds: readonly string[],
  photoSha256: string,
  print: PicturePrint | null,
  compared: Compared,
): Promise<Compared> {
  if (compared.before || (await db.posting.count({ where: { photoSha256 } })) > 0) return { ...compared, before: true };
  if (print === null) return compared;
  const earlier = await db.photoPrint.findMany({
    where: { photo: { postings: { some: { notices: { some: { noticeId: { in: [...noticeIds] } } } } } } },
    select: { sha256: true },
    orderBy: { photo: { uploadedAt: "desc" } },
    take: MOST_COMPARED,
  });
  const seen = new Set(compared.seen);
  const fresh = earlier.filter(({ sha256 }) => !seen.has(sha256)).map(({ sha256 }) => sha256);
  if (fresh.length === 0) return compared;
  for (const { sha256, points, photo } of await db.photoPrint.findMany({
    where: { sha256: { in: fresh } },
    include: { photo: true },
  })) {
    if (isSamePicture({ data: points, ...printSize(photo) }, print)) return { before: true, seen };
    seen.add(sha256);
    await turn();
  }
  return { before: false, seen };
}

/** Keeps what the photo of a posting is known again by. */
export const keepPrint = (tx: Pick<Tx, "photoPrint">, sha256: string, { data }: PicturePrint) =>
  tx.photoPrint.createMany({ skipDuplicates: true, data: { sha256, points: Buffer.from(data) } });
