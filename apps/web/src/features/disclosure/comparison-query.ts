import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const ComparisonQuery = graphql(`
  query Comparison(
    $id: ID!
    $against: ComparisonBase!
    $kind: LineChangeKind
    $unitId: ID
    $first: Int!
    $offset: Int!
  ) {
    disclosure(id: $id) {
      id
      latest {
        id
        controlExplanation
        comparison(against: $against) {
          base
          editionNumber
          round
          added
          removed
          changed
          same
          sumsAgree
          before {
            lineCount
            recipientCount
            dueFen
            paidFen
            returnedFen
            heldFen
          }
          after {
            lineCount
            recipientCount
            dueFen
            paidFen
            returnedFen
            heldFen
          }
          control {
            totalFen
            differenceFen
            toleranceFen
          }
          parts {
            part
            before
            after
          }
          units {
            unit {
              id
              name
            }
            before {
              recipientCount
              paidFen
            }
            after {
              recipientCount
              paidFen
            }
          }
          lines(kind: $kind, unitId: $unitId, first: $first, offset: $offset) {
            total
            lines {
              kind
              parts
              before {
                ...OneLine
              }
              after {
                ...OneLine
              }
            }
          }
        }
      }
    }
  }

  fragment OneLine on ComparedLine @_unmask {
    seq
    unit {
      id
      name
    }
    name
    group
    quantityMilli
    rateE4
    dueFen
    paidFen
    outcome
    remark
    extra
  }
`);

type Edition = NonNullable<NonNullable<ResultOf<typeof ComparisonQuery>["disclosure"]>["latest"]>;
export type Comparison = NonNullable<Edition["comparison"]>;
export type LineChange = Comparison["lines"]["lines"][number];
export type ComparedLine = NonNullable<LineChange["after"]>;
export type Sums = Comparison["before"];
