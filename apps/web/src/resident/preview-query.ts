import { graphql, type ResultOf } from "../lib/graphql/tada";

export const PreviewQuery = graphql(`
  query ResidentPreview($token: String!, $unitId: ID, $first: Int!, $offset: Int!) {
    preview(token: $token) {
      standing
      expiresAt
      draft {
        title
        stage
        editionNumber
        changeReason
        basis
        rateText
        whoIsEntitled
        paidOn
        paymentWay
        periodLength
        periodUnit
        quantityUnit
        rateUnit
        profile
        department {
          id
          name
          phone
        }
        units {
          id
          name
          isZero
          totals {
            recipients
            recipientsText
            quantityMilli
            paidFen
          }
        }
        list(unitId: $unitId, first: $first, offset: $offset) {
          total
          lines {
            seq
            maskedName
            quantityMilli
            rateE4
            paidFen
            remark
          }
        }
      }
    }
  }
`);

export type Preview = NonNullable<ResultOf<typeof PreviewQuery>["preview"]>;
export type PreviewDraft = NonNullable<Preview["draft"]>;
