import { graphql } from "../../lib/graphql/tada";

/** How far an edition's review is, what was said in it, and what each unit would publish: wherever an edition is worked on. */
export const ReviewedEdition = graphql(`
  fragment ReviewedEdition on Edition @_unmask {
    progress {
      path
      pathReason
      round
      minimumPeople
      proofReadingsWanted
      urgentHours
      urgentUntil
      steps {
        step
        name
        state
        checks
        mine
        mayCarrySecrecy
      }
      proofReadings {
        number
        round
        personName
        note
        at
      }
    }
    reviews {
      step
      reviewerName
      verdict
      comment
      secrecy
      secrecyReason
      fieldReasons {
        field
        reason
      }
      at
      round
    }
    numberFinds {
      total
      places
      heldBack
      acceptedByName
      acceptedAt
      reason
    }
    perUnit {
      unit {
        id
        name
      }
      lineCount
      recipientCount
      quantityMilli
      paidFen
      returnedFen
      heldFen
      isZero
      inScope
    }
  }
`);
