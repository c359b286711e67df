import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const PrintableQuery = graphql(`
  query Printable($subdistrictId: ID!, $unitId: ID, $year: Int) {
    printable(subdistrictId: $subdistrictId, unitId: $unitId, year: $year) {
      id
      batchName
      subsidyYear
      stage
      editionNumber
      isZero
      recipientCount
      paidFen
      step
      unit {
        id
        name
      }
      program {
        id
        name
        recipientKind
      }
      due {
        on
      }
    }
  }
`);

export type PrintableNotice = ResultOf<typeof PrintableQuery>["printable"][number];

export const PrintUnitsQuery = graphql(`
  query PrintUnits($subdistrictId: ID!) {
    units(subdistrictId: $subdistrictId, kinds: [COMMUNITY, COOPERATIVE]) {
      id
      name
    }
  }
`);

export const SheetsQuery = graphql(`
  query PrintedSheets($unitId: ID!) {
    sheets(unitId: $unitId) {
      id
      number
      kind
      paper
      title
      createdAt
      pdfPath
      entries {
        current
      }
    }
  }
`);

export const MakeSheetsMutation = graphql(
  `
    mutation MakeSheets($input: MakeSheetsInput!) {
      makeSheets(input: $input) {
        __typename
        ... on SheetList {
          pdfPath
          sheets {
            id
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
