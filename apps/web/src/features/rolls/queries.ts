import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";
import { ReviewedEdition } from "../disclosure/reviewed-edition";

export const BatchesQuery = graphql(`
  query Batches($subdistrictId: ID!, $year: Int!) {
    batches(subdistrictId: $subdistrictId, year: $year) {
      id
      number
      name
      paidOn
      paymentWay
      departmentDueOn
      program {
        id
        name
        grade
        department {
          id
          name
        }
      }
      disclosures {
        id
        stage
        step
        actions
        latest {
          id
          withdrawalKind
        }
      }
    }
    programs(subdistrictId: $subdistrictId) {
      id
      name
      stages
      cadence
      department {
        id
        name
      }
    }
  }
`);

export type BatchRow = ResultOf<typeof BatchesQuery>["batches"][number];
export type ProgramChoice = ResultOf<typeof BatchesQuery>["programs"][number];

export const OpenBatchMutation = graphql(
  `
    mutation OpenBatch($input: OpenBatchInput!) {
      openBatch(input: $input) {
        __typename
        ... on Batch {
          id
          disclosures {
            id
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const SetPaymentMutation = graphql(
  `
    mutation SetPayment($batchId: ID!, $paidOn: Date!, $paymentWay: String!) {
      setPayment(batchId: $batchId, paidOn: $paidOn, paymentWay: $paymentWay) {
        __typename
        ... on Batch {
          id
          paidOn
          paymentWay
          departmentDueOn
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const RollQuery = graphql(
  `
    query Roll($id: ID!, $subdistrictId: ID!) {
      disclosure(id: $id) {
        id
        title
        stage
        step
        actions
        batch {
          id
          name
          subsidyYear
          paidOn
          paymentWay
          departmentDueOn
          program {
            id
            name
            recipientKind
            grade
            quantityUnit
            policyBasis
            department {
              id
              name
            }
          }
        }
        released {
          id
          number
        }
        latest {
          id
          number
          revision
          state
          withdrawalKind
          changeReason
          basis
          rateText
          lineCount
          recipientCount
          quantityMilli
          dueFen
          paidFen
          returnedFen
          heldFen
          controlTotalFen
          controlDifferenceFen
          controlToleranceFen
          controlFits
          controlExplanation
          authorName
          submittedAt
          releasedAt
          fingerprint
          shortPathClosed
          urgentPathOpen
          ...ReviewedEdition
          outstanding
          imports {
            id
            fileName
            rowsRead
            accepted
            joined
            copyPath
            importedAt
            importedByName
          }
        }
        editions {
          id
          number
          state
          changeReason
          releasedAt
          withdrawalKind
          withdrawalReason
        }
      }
      units(subdistrictId: $subdistrictId, kinds: [COMMUNITY, COOPERATIVE, SUBDISTRICT]) {
        id
        name
      }
    }
  `,
  [ReviewedEdition],
);

export type RollData = ResultOf<typeof RollQuery>;
export type RollDisclosure = NonNullable<RollData["disclosure"]>;
export type RollEdition = NonNullable<RollDisclosure["latest"]>;

export const ExplainTotalMutation = graphql(
  `
    mutation ExplainTotal(
      $disclosureId: ID!
      $expectedEditionId: ID!
      $expectedRevision: Int!
      $controlTotalFen: Fen
      $explanation: String
    ) {
      explainTotal(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedRevision: $expectedRevision
        controlTotalFen: $controlTotalFen
        explanation: $explanation
      ) {
        __typename
        ... on Disclosure {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const SubmitMutation = graphql(
  `
    mutation SubmitDisclosure(
      $disclosureId: ID!
      $expectedEditionId: ID!
      $expectedRevision: Int!
      $path: ReviewPath!
      $reason: String
    ) {
      submitDisclosure(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedRevision: $expectedRevision
        path: $path
        reason: $reason
      ) {
        __typename
        ... on Disclosure {
          id
          step
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const RollAnswersQuery = graphql(`
  query RollAnswers($programId: ID!) {
    rollAnswers(programId: $programId) {
      id
      what
      text
      columns
      moneyUnit
      unitName
      answeredByName
      answeredAt
    }
  }
`);

export type RememberedAnswer = ResultOf<typeof RollAnswersQuery>["rollAnswers"][number];

export const ForgetAnswerMutation = graphql(
  `
    mutation ForgetRollAnswer($id: ID!) {
      forgetRollAnswer(id: $id) {
        __typename
        ... on ForgottenRollAnswer {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
