/** A decoded photo, upright, at full resolution. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly source: CanvasImageSource;
  /** Gives the memory back: 50 MB for an ordinary phone photo. */
  readonly close: () => void;
}

/** Decodes and turns upright by the camera's note; rejects when the file is no picture this browser can read. */
export async function loadPicture(file: Blob): Promise<Picture> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    return { width: bitmap.width, height: bitmap.height, source: bitmap, close: () => bitmap.close() };
  } catch {
    return loadByElement(file); // browsers without createImageBitmap, or without its options
  }
}

async function loadByElement(file: Blob): Promise<Picture> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch (fault) {
    URL.revokeObjectURL(url);
    throw fault;
  }
  return {
    width: image.naturalWidth,
    height: image.naturalHeight,
    source: image,
    close: () => URL.revokeObjectURL(url),
  };
}
