/** A photo that was taken on another screen than the posting's. */
export interface HandedOver {
  readonly file: File;
  /** The entry whose place the new posting takes: its photo was not good enough. */
  readonly insteadOf?: string;
}

let pending: HandedOver | null = null;

/** Handed to the posting screen: the camera opens with the first tap. */
export function handOverPhoto(photo: HandedOver): void {
  pending = photo;
}

export function takePhoto(): HandedOver | null {
  const photo = pending;
  pending = null;
  return photo;
}
