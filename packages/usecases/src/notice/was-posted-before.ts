import type { PicturePrint } from "@gongshi/domain/photo/picture-print";
import { printSize } from "@gongshi/domain/photo/picture-print";
import { isSamePicture } from "@gongshi/domain/photo/same-picture";
import type { Tx } from "../run-command";

/** As many earlier photos are compared, newest first. */
const MOST_COMPARED = 100;

/**
 * Whether a picture was posted before: the same file anywhere, or, saved anew, for any of the same notices. A picture saved
 * anew shows the sheets it showed before, so its notices are among them.
 */
export async function wasPostedBefore(
  tx: Pick<Tx, "posting" | "photoPrint">,
  noticeIds: readonly string[],
  photoSha256: string,
  print: PicturePrint | null,
): Promise<boolean> {
  if ((await tx.posting.count({ where: { photoSha256 } })) > 0) return true;
  if (print === null) return false;
  const earlier = await tx.photoPrint.findMany({
    where: { photo: { postings: { some: { notices: { some: { noticeId: { in: [...noticeIds] } } } } } } },
    include: { photo: true },
    orderBy: { photo: { uploadedAt: "desc" } },
    take: MOST_COMPARED,
  });
  return earlier.some(({ points, photo }) => isSamePicture({ data: points, ...printSize(photo) }, print));
}

/** Keeps what the photo of a posting is known again by. */
export const keepPrint = (tx: Pick<Tx, "photoPrint">, sha256: string, { data }: PicturePrint) =>
  tx.photoPrint.createMany({ skipDuplicates: true, data: { sha256, points: Buffer.from(data) } });
