import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

const CorrectionParts = graphql(`
  fragment CorrectionParts on Correction @_unmask {
    id
    title
    disclosureId
    unitName
    parts
    takenAt
    takenByName
    step
    edition
    late
    answeredOn
    forgotten
    actions
    due {
      on
      rule
      from
      provisional
      skipped
      madeUp
    }
  }
`);

export type CorrectionRow = ResultOf<typeof CorrectionParts>;

export const QueryArchiveMutation = graphql(
  `
    mutation QueryArchive($input: ArchiveQueryInput!) {
      queryArchive(input: $input) {
        __typename
        ... on ArchiveAnswer {
          queryId
          seal
          more
          corrections {
            ...CorrectionParts
          }
          lines {
            id
            title
            disclosureId
            stage
            editionNumber
            state
            unitName
            seq
            name
            group
            quantityMilli
            quantityUnit
            rateE4
            dueFen
            paidFen
            outcome
            remark
            retainUntil
            internet
            unnamed
            minorUntil
            mayAsk
            openRequestOn
            extras {
              label
              text
            }
            board {
              hungOn
              periodEndsOn
              sheets
              over
            }
          }
        }
        ...RefusalParts
      }
    }
  `,
  [CorrectionParts, RefusalParts],
);

export type ArchiveAnswer = Extract<
  ResultOf<typeof QueryArchiveMutation>["queryArchive"],
  { readonly __typename: "ArchiveAnswer" }
>;
export type HeldLine = ArchiveAnswer["lines"][number];

export const RegisterQuery = graphql(`
  query ArchiveRegister($unitId: ID!, $atUnitId: ID, $first: Int!, $offset: Int!) {
    archiveRegister(unitId: $unitId, atUnitId: $atUnitId) {
      total
      entries(first: $first, offset: $offset) {
        id
        unitName
        kind
        reason
        found
        at
        byName
        corrections {
          id
          parts
          step
          edition
          late
        }
      }
    }
  }
`);

export type RegisterEntry = ResultOf<typeof RegisterQuery>["archiveRegister"]["entries"][number];

/** Whose counters the register may be narrowed to. */
export const CounterUnitsQuery = graphql(`
  query CounterUnits($subdistrictId: ID!) {
    units(subdistrictId: $subdistrictId) {
      id
      kind
      name
    }
  }
`);

export const CorrectionsQuery = graphql(
  `
    query Corrections($unitId: ID!) {
      corrections(unitId: $unitId) {
        ...CorrectionParts
      }
    }
  `,
  [CorrectionParts],
);

const ValuesParts = graphql(`
  fragment ValuesParts on LineValues @_unmask {
    name
    group
    quantityMilli
    dueFen
    paidFen
    outcome
    remark
  }
`);

export type LineValues = ResultOf<typeof ValuesParts>;

export const CorrectionQuery = graphql(
  `
    query Correction($id: ID!) {
      correction(id: $id) {
        summary {
          ...CorrectionParts
        }
        before {
          ...ValuesParts
        }
        asked {
          ...ValuesParts
        }
        decided {
          ...ValuesParts
        }
        decidedParts
        wrong
        proof
        answer
        toCorrect {
          editionId
          revision
          number
          obstacle
          isAlreadySaid
          state
          changeReason
          rateE4
          quantityUnit
          line {
            ...ValuesParts
          }
        }
      }
    }
  `,
  [CorrectionParts, ValuesParts],
);

export type OpenedCorrection = ResultOf<typeof CorrectionQuery>["correction"];

export const TakeCorrectionMutation = graphql(
  `
    mutation TakeCorrection($input: TakeCorrectionInput!) {
      takeCorrection(input: $input) {
        __typename
        ...CorrectionParts
        ...RefusalParts
      }
    }
  `,
  [CorrectionParts, RefusalParts],
);

export const AcceptCorrectionMutation = graphql(
  `
    mutation AcceptCorrection($input: AcceptCorrectionInput!) {
      acceptCorrection(input: $input) {
        __typename
        ...CorrectionParts
        ...RefusalParts
      }
    }
  `,
  [CorrectionParts, RefusalParts],
);

export const RefuseCorrectionMutation = graphql(
  `
    mutation RefuseCorrection($correctionId: ID!, $reason: String!) {
      refuseCorrection(correctionId: $correctionId, reason: $reason) {
        __typename
        ...CorrectionParts
        ...RefusalParts
      }
    }
  `,
  [CorrectionParts, RefusalParts],
);

export const WithdrawCorrectionMutation = graphql(
  `
    mutation WithdrawCorrection($correctionId: ID!) {
      withdrawCorrection(correctionId: $correctionId) {
        __typename
        ...CorrectionParts
        ...RefusalParts
      }
    }
  `,
  [CorrectionParts, RefusalParts],
);
