import { placeIn } from "@gongshi/domain/photo/geometry";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";
import { randomId } from "../../lib/random-id";
import { EMPTY_FORM, type DraftPhoto, type PostingDraft } from "../../outbox/draft";
import { useOutbox } from "../../outbox/use-outbox";
import { checkCodes } from "./check-codes";
import { codeReader } from "./codes/code-reader";
import { largestOfEach, type FoundSheet } from "./codes/found-code";
import { scanPicture } from "./codes/scan-picture";
import { loadPicture } from "./photo/load-picture";
import { preparePhoto } from "./photo/prepare-photo";
import { judgePhoto, type PhotoVerdict } from "./verdict";

export interface CheckedPhoto {
  /** As it is stored on the phone; what is chosen on the screen is saved there at every step. */
  readonly draft: PostingDraft;
  readonly prepared: PreparedPhoto;
  readonly verdict: PhotoVerdict;
}

/** Read, shrunk, with the places of its codes. */
type PreparedPhoto = Extract<DraftPhoto, { kind: "prepared" }>;

export type PhotoCheck =
  | { readonly kind: "none" }
  | { readonly kind: "working"; readonly what: "opening" | "reading" | "checking" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "checked"; readonly photo: CheckedPhoto };

/**
 * From the camera's file to what it proves. The photo is stored before anything else happens to it; `resume` goes on with
 * what a closed page left behind. A newer photo overtakes an older one that is still being read.
 */
export function usePhotoCheck(unitId: string): {
  readonly check: PhotoCheck;
  readonly take: (file: Blob, insteadOf?: string) => Promise<void>;
  readonly resume: (draft: PostingDraft) => Promise<void>;
  readonly recheck: (unitId: string) => Promise<void>;
} {
  const client = useClient();
  const { outbox } = useOutbox();
  const [check, setCheck] = useState<PhotoCheck>({ kind: "none" });
  const turn = useRef(0);
  const current = useRef<Pick<PostingDraft, "id" | "insteadOf"> | null>(null);

  const judge = useCallback(
    async (draft: PostingDraft, prepared: PreparedPhoto): Promise<CheckedPhoto> => {
      const { codes, codesInPhoto } = prepared;
      const checks = codes.length === 0 ? [] : await checkCodes(client, codes, draft.unitId);
      return { draft, prepared, verdict: judgePhoto({ codesInPhoto, sheetCodes: codes, checks }) };
    },
    [client],
  );

  const resume = useCallback(
    async (draft: PostingDraft) => {
      const mine = ++turn.current;
      const show = (next: PhotoCheck): void => {
        if (turn.current === mine) setCheck(next);
      };
      current.current = draft;
      show({ kind: "working", what: "opening" });
      try {
        const read = async (bytes: ArrayBuffer): Promise<PreparedPhoto> => {
          const prepared = await readPhoto(new Blob([bytes]), () => show({ kind: "working", what: "reading" }));
          if (turn.current === mine) await outbox.saveDraft({ ...draft, photo: prepared });
          return prepared;
        };
        const prepared = draft.photo.kind === "prepared" ? draft.photo : await read(draft.photo.bytes);
        show({ kind: "working", what: "checking" });
        show({ kind: "checked", photo: await judge({ ...draft, photo: prepared }, prepared) });
      } catch {
        // Perhaps no picture at all, perhaps a phone without memory left for this one: it stays until she takes another.
        show({ kind: "unreadable" });
      }
    },
    [judge, outbox],
  );

  const take = useCallback(
    async (file: Blob, insteadOf?: string) => {
      const mine = ++turn.current;
      setCheck({ kind: "working", what: "opening" });
      const replaced = current.current;
      const bytes = await file.arrayBuffer().catch(() => null);
      if (turn.current !== mine) return;
      if (bytes === null) {
        setCheck({ kind: "unreadable" });
        return;
      }
      const photo = { kind: "taken", bytes } as const;
      // A second try at the same stands in for the same.
      const old = insteadOf ?? replaced?.insteadOf;
      const draft = {
        ...{ id: randomId(), unitId, takenAt: Date.now(), photo, form: EMPTY_FORM },
        ...(old === undefined ? {} : { insteadOf: old }),
      };
      await outbox.saveDraft(draft);
      if (replaced !== null) await outbox.removeDraft(replaced.id);
      await resume({ ...draft, v: 1, personId: "" });
    },
    [outbox, resume, unitId],
  );

  const recheck = useCallback(
    async (forUnit: string) => {
      if (check.kind !== "checked") return;
      const mine = ++turn.current;
      setCheck({ kind: "working", what: "checking" });
      const draft = { ...check.photo.draft, unitId: forUnit };
      await outbox.saveDraft(draft);
      const photo = await judge(draft, check.photo.prepared);
      if (turn.current === mine) setCheck({ kind: "checked", photo });
    },
    [check, judge, outbox],
  );

  return { check, take, resume, recheck };
}

async function readPhoto(file: Blob, reading: () => void): Promise<PreparedPhoto> {
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
      kind: "prepared",
      ...(await preparePhoto(picture, sheets)),
      frames: sheets.map((code) => placeIn(code, picture)),
      codes: sheets.map((code) => code.sheet),
      codesInPhoto: found?.length ?? null,
    };
  } finally {
    picture.close();
  }
}
