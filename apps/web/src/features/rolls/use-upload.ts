import { useEffect, useState } from "react";
import { openUpload, uploadStanding } from "./upload-door";
import type { UploadStanding } from "./upload-door";

const LOOK_MS = 1_000;

/**
 * The upload of a disclosure that is still to be decided on: what somebody left here before, or began on this page; asked
 * after while it is read.
 */
export function useUpload(disclosureId: string): [UploadStanding | null, (upload: UploadStanding | null) => void] {
  const [upload, setUpload] = useState<UploadStanding | null>(null);
  useEffect(() => {
    let wanted = true;
    void openUpload(disclosureId).then((answer) => {
      if (wanted && answer.ok && "id" in answer.value) setUpload(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [disclosureId]);
  const under = upload !== null && (upload.state === "WAITING" || upload.state === "READING");
  useEffect(() => {
    if (!under || upload === null) return;
    const timer = setTimeout(() => {
      // Where the line is down for a moment, the next look asks again.
      void uploadStanding(upload.id).then((answer) => setUpload(answer.ok ? answer.value : { ...upload }));
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [under, upload]);
  return [upload, setUpload];
}
