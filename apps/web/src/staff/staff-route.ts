import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { PlainKey } from "../lib/messages/catalogue";
import type { Role } from "../lib/session/session";

/** One address below /staff, and its place in the navigation of those whose work it is. */
export interface StaffRoute {
  readonly path: string;
  readonly Screen: ComponentType;
  readonly nav?: {
    readonly label: PlainKey;
    readonly icon: LucideIcon;
    readonly roles: readonly Role[];
    /** Work for the office PC (printing): not among a phone's tabs, its address works there all the same. */
    readonly desk?: true;
  };
  /** The whole height for itself: no tabs below (taking a photo). */
  readonly immersive?: boolean;
}
