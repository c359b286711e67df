import { createContext, type ReactNode } from "react";

/** What a phone's tabs have no room for, for the one screen that shows it; the shell knows what that is. */
export const Elsewhere = createContext<ReactNode>(null);
