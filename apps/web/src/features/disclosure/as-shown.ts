/** What the screen shows of a disclosure, for the command that is about it. */
export interface ShownEdition {
  readonly id: string;
  readonly revision: number;
}

/** The arguments by which the server tells whether a colleague has changed it since. */
export const asShown = (edition: ShownEdition) => ({
  expectedEditionId: edition.id,
  expectedRevision: edition.revision,
});
