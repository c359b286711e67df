import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { handOverPhoto } from "./pending-photo";
import { PhotoButton } from "./photo-button";

/** The one clear next action: takes the photo here and goes on at the posting screen. */
export function StartPosting({ children }: { readonly children: ReactNode }) {
  const [, navigate] = useLocation();
  return (
    <PhotoButton
      onPhoto={(file) => {
        handOverPhoto(file);
        navigate("/post");
      }}
    >
      {children}
    </PhotoButton>
  );
}
