let pending: File | null = null;

/** The photo taken on another screen, handed to the posting screen: the camera opens with the first tap. */
export function handOverPhoto(file: File): void {
  pending = file;
}

export function takePhoto(): File | null {
  const file = pending;
  pending = null;
  return file;
}
