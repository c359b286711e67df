import { graphql } from "../../lib/graphql/tada";

export const PostingToConfirm = graphql(`
  fragment PostingToConfirm on Posting {
    id
    channel
    hangDate
    hangDateReason
    noCodeReason
    receivedAt
    state
    postedByName
    photoPath
    provenByCode
    unprovenBecause
    waitsFor
    actions
    unit {
      id
      name
    }
    notices {
      proof
      notice {
        id
        title
        editionNumber
      }
    }
  }
`);

export const PendingPostings = graphql(
  `
    query PendingPostings {
      postings(state: PENDING) {
        id
        receivedAt
        photoPath
        actions
        waitsFor
        linkBecause
        linkFor {
          id
          name
        }
        unit {
          id
          name
        }
        ...PostingToConfirm
      }
    }
  `,
  [PostingToConfirm],
);
