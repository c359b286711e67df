import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";

export const NumberListsQuery = graphql(`
  query NumberLists($subdistrictId: ID!) {
    numberLists(subdistrictId: $subdistrictId) {
      subdistrictId
      mayChangeContacts
      mayVouch
      mayTakeBack
      contacts {
        id
        number
        label
        addedAt
        addedByName
      }
      vouched {
        id
        looksLike
        ending
        reason
        at
        byName
      }
    }
  }
`);

export const AddContactMutation = graphql(
  `
    mutation AddContactNumber($subdistrictId: ID!, $number: String!, $label: String!) {
      addContactNumber(subdistrictId: $subdistrictId, number: $number, label: $label) {
        __typename
        ... on NumberLists {
          subdistrictId
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const RemoveContactMutation = graphql(
  `
    mutation RemoveContactNumber($contactId: ID!) {
      removeContactNumber(contactId: $contactId) {
        __typename
        ... on NumberLists {
          subdistrictId
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const VouchMutation = graphql(
  `
    mutation VouchForNumber($subdistrictId: ID!, $number: String!, $reason: String!) {
      vouchForNumber(subdistrictId: $subdistrictId, number: $number, reason: $reason) {
        __typename
        ... on NumberLists {
          subdistrictId
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const TakeBackWordMutation = graphql(
  `
    mutation TakeBackWord($wordId: ID!) {
      takeBackWord(wordId: $wordId) {
        __typename
        ... on NumberLists {
          subdistrictId
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
