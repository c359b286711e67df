import { placeIn, type Rect } from "@gongshi/domain/photo/geometry";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";
import { checkCodes } from "./check-codes";
import { codeReader } from "./codes/code-reader";
import { largestOfEach, type FoundSheet } from "./codes/found-code";
import { scanPicture } from "./codes/scan-picture";
import { loadPicture } from "./photo/load-picture";
import { preparePhoto, type PreparedPhoto } from "./photo/prepare-photo";
import { judgePhoto, type PhotoVerdict } from "./verdict";

export interface CheckedPhoto {
  readonly prepared: PreparedPhoto;
  /** Sheet codes, in fractions of the photo. */
  readonly frames: readonly Rect[];
  readonly codes: readonly string[];
  readonly codesInPhoto: number | null;
  readonly verdict: PhotoVerdict;
  readonly takenAt: Date;
}

export type PhotoCheck =
  | { readonly kind: "none" }
  | { readonly kind: "working"; readonly what: "opening" | "reading" | "checking" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "checked"; readonly photo: CheckedPhoto };

/** From the camera's file to what it proves. A newer photo overtakes an older one that is still being read. */
export function usePhotoCheck(unitId: string): {
  readonly check: PhotoCheck;
  readonly take: (file: Blob) => Promise<void>;
  readonly recheck: (unitId: string) => Promise<void>;
} {
  const client = useClient();
  const [check, setCheck] = useState<PhotoCheck>({ kind: "none" });
  const turn = useRef(0);

  const judge = useCallback(
    async (photo: Omit<CheckedPhoto, "verdict">, forUnit: string): Promise<CheckedPhoto> => {
      const checks = photo.codes.length === 0 ? [] : await checkCodes(client, photo.codes, forUnit);
      return { ...photo, verdict: judgePhoto({ codesInPhoto: photo.codesInPhoto, sheetCodes: photo.codes, checks }) };
    },
    [client],
  );

  const take = useCallback(
    async (file: Blob) => {
      const mine = ++turn.current;
      const show = (next: PhotoCheck): void => {
        if (turn.current === mine) setCheck(next);
      };
      show({ kind: "working", what: "opening" });
      try {
        const read = await readPhoto(file, () => show({ kind: "working", what: "reading" }));
        show({ kind: "working", what: "checking" });
        show({ kind: "checked", photo: await judge(read, unitId) });
      } catch {
        show({ kind: "unreadable" });
      }
    },
    [judge, unitId],
  );

  const recheck = useCallback(
    async (forUnit: string) => {
      if (check.kind !== "checked") return;
      const mine = ++turn.current;
      setCheck({ kind: "working", what: "checking" });
      const photo = await judge(check.photo, forUnit);
      if (turn.current === mine) setCheck({ kind: "checked", photo });
    },
    [check, judge],
  );

  return { check, take, recheck };
}

async function readPhoto(file: Blob, reading: () => void): Promise<Omit<CheckedPhoto, "verdict">> {
  const takenAt = new Date();
  const picture = await loadPicture(file);
  try {
    reading();
    const found = await scanPicture(picture, codeReader()).catch(() => null);
    const sheets = largestOfEach(
      (found ?? []).flatMap((code): FoundSheet[] => {
        const sheet = parseSheetCode(code.text);
        return sheet === null ? [] : [{ ...code, sheet: sheet.code }];
      }),
    );
    return {
      prepared: await preparePhoto(picture, sheets),
      frames: sheets.map((code) => placeIn(code, picture)),
      codes: sheets.map((code) => code.sheet),
      codesInPhoto: found?.length ?? null,
      takenAt,
    };
  } finally {
    picture.close();
  }
}
