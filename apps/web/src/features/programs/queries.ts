import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const ProgramSettingsQuery = graphql(`
  query ProgramSettings($id: ID!) {
    program(id: $id) {
      id
      code
      version
      name
      publicName
      grade
      recipientKind
      publisher
      internetProfile
      internetTermDays
      retentionYears
      columns
      stages
      cadence
      reviewSteps
      departmentDueWorkingDays
      quantityUnit
      rateUnit
      policyBasis
      whoIsEntitled
      expectedChannels
      rollRules
      department {
        id
        name
      }
      versions {
        id
        number
        standing
        effectiveFrom
        reason
        createdAt
        createdByName
        cancelledByName
        changes
        before
      }
    }
  }
`);

export type ProgramRow = NonNullable<ResultOf<typeof ProgramSettingsQuery>["program"]>;
export type VersionRow = ProgramRow["versions"][number];

export const DepartmentsQuery = graphql(`
  query SettingDepartments($subdistrictId: ID!) {
    units(subdistrictId: $subdistrictId, kinds: [DEPARTMENT, INSTITUTION, SUBDISTRICT]) {
      id
      kind
      name
      endedOn
    }
  }
`);

export const CreateProgramMutation = graphql(
  `
    mutation CreateProgram($input: CreateProgramInput!) {
      createProgram(input: $input) {
        __typename
        ... on Program {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const ChangeProgramMutation = graphql(
  `
    mutation ChangeProgram($input: ChangeProgramInput!) {
      changeProgram(input: $input) {
        __typename
        ... on Program {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const CancelProgramChangeMutation = graphql(
  `
    mutation CancelProgramChange($versionId: ID!) {
      cancelProgramChange(versionId: $versionId) {
        __typename
        ... on Program {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
