import { useEffect, useRef } from "react";
import type { Rect } from "@gongshi/domain/photo/geometry";
import styles from "./photo-canvas.module.css";

/** JPEG bytes as a picture, with the codes framed. Frames are in fractions of width and height. */
export function PhotoCanvas({
  jpeg,
  label,
  frames = [],
}: {
  readonly jpeg: ArrayBuffer;
  readonly label: string;
  readonly frames?: readonly Rect[];
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    void createImageBitmap(new Blob([jpeg], { type: "image/jpeg" })).then((bitmap) => {
      const context = canvas.current?.getContext("2d");
      if (!gone && context) {
        context.canvas.width = bitmap.width;
        context.canvas.height = bitmap.height;
        context.drawImage(bitmap, 0, 0);
      }
      bitmap.close();
    });
    return () => {
      gone = true;
    };
  }, [jpeg]);
  return (
    <div className={styles.photo}>
      <div className={styles.fit}>
        <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />
        {frames.map((frame) => (
          <span
            key={`${frame.x} ${frame.y}`}
            className={styles.frame}
            style={{
              left: `${frame.x * 100}%`,
              top: `${frame.y * 100}%`,
              width: `${frame.width * 100}%`,
              height: `${frame.height * 100}%`,
            }}
          />
        ))}
      </div>
    </div>
  );
}
