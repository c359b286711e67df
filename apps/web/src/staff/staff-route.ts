import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { MessageKey } from "../lib/messages/catalogue";
import type { Role } from "../lib/session/session";

/** One address below /staff, and its place in the navigation of those whose work it is. */
export interface StaffRoute {
  readonly path: string;
  readonly Screen: ComponentType;
  readonly nav?: { readonly label: MessageKey; readonly icon: LucideIcon; readonly roles: readonly Role[] };
  /** The whole height for itself: no tabs below (taking a photo). */
  readonly immersive?: boolean;
}
