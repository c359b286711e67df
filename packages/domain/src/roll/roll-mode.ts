/** Whether the lines of a roll take the place of the draft's, or are added to them. */
export type RollMode = "REPLACE" | "JOIN";
