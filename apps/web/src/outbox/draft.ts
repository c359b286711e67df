import type { Rect } from "@gongshi/domain/photo/geometry";
import type { AlsoTold, CropInput } from "./entry";

/**
 * A posting that is still being made: stored with its photo before anything else happens to it, and again at every step,
 * so that a closed page, an empty battery or a crash loses nothing. It becomes an entry of the outbox under the same id.
 */
export interface PostingDraft {
  readonly v: 1;
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  /** When the photo was taken, by the phone (milliseconds since 1970). */
  readonly takenAt: number;
  readonly photo: DraftPhoto;
  /** The entry on this phone whose place it takes once it is kept itself. */
  readonly insteadOf?: string;
  readonly form: DraftForm;
}

export type DraftPhoto =
  /** As the camera gave it, not looked at yet. */
  | { readonly kind: "taken"; readonly bytes: ArrayBuffer }
  /** Read and shrunk; every file by its hash. */
  | {
      readonly kind: "prepared";
      readonly photoSha256: string;
      readonly crops: readonly CropInput[];
      readonly bytes: ReadonlyMap<string, ArrayBuffer>;
      readonly frames: readonly Rect[];
      readonly codes: readonly string[];
      /** Codes of any kind; null when this phone cannot read them. */
      readonly codesInPhoto: number | null;
    };

/** What the person has chosen and written so far. */
export interface DraftForm {
  readonly hang: { readonly date: string; readonly reason: string } | null;
  readonly override: {
    readonly notices: readonly { readonly id: string; readonly title: string }[];
    readonly reason: string;
    readonly complete: boolean;
  } | null;
  /** Other channels ticked; drafts of earlier versions have none. */
  readonly alsoTold?: readonly AlsoTold[];
}

export const EMPTY_FORM: DraftForm = { hang: null, override: null };
