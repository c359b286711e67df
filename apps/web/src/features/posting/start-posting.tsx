import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { handOverPhoto } from "./pending-photo";
import { PhotoButton } from "./photo-button";

/** The one clear next action: takes the photo here and goes on at the posting screen. */
export function StartPosting({
  children,
  insteadOf,
}: {
  readonly children: ReactNode;
  /** The entry on this phone that the new posting replaces once it is kept. */
  readonly insteadOf?: string;
}) {
  const [, navigate] = useLocation();
  return (
    <PhotoButton
      onPhoto={(file) => {
        handOverPhoto(insteadOf === undefined ? { file } : { file, insteadOf });
        navigate("/post");
      }}
    >
      {children}
    </PhotoButton>
  );
}
