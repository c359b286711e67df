import { graphql } from "../../lib/graphql/tada";
import { PostingSummary } from "./posting-card";

export const NoticeQuery = graphql(
  `
    query NoticePage($id: ID!) {
      notice(id: $id) {
        id
        title
        stage
        step
        editionNumber
        isZero
        recipientCount
        quantityMilli
        paidFen
        hungOn
        periodLength
        periodUnit
        periodEndsOn
        daysLeft
        current
        replacedByNumber
        withdrawnAt
        withdrawalKind
        withdrawalReason
        takenDownAt
        actions
        unit {
          id
          name
          subdistrictId
        }
        program {
          id
          recipientKind
          quantityUnit
          expectedChannels
        }
        due {
          on
          rule
          from
          provisional
          skipped
          madeUp
        }
        timeline {
          kind
          at
          done
        }
        tellings {
          id
          channel
          toldOn
          mayTakeBack
        }
        offBoard {
          groupText
          script
          picturePath
        }
        sheets {
          id
          number
          pdfPath
          createdAt
        }
        postings {
          id
          receivedAt
          state
          returnReason
          ...PostingSummary
        }
      }
    }
  `,
  [PostingSummary],
);
