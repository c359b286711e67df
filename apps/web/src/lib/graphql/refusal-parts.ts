import { graphql } from "./tada";

/** What every mutation says when it says no; `answerOf` reads it. */
export const RefusalParts = graphql(`
  fragment RefusalParts on Refusal @_unmask {
    code
    details
    field
  }
`);
