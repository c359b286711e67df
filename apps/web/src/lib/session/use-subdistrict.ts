import { subdistrictIds, useViewer } from "./session";

/** The subdistrict an office screen is about: the one of the person's first appointment, null without any. */
export const useSubdistrict = (): string | null => subdistrictIds(useViewer())[0] ?? null;
