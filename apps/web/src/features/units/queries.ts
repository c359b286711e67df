import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const UnitsQuery = graphql(`
  query SettingUnits($subdistrictId: ID!) {
    units(subdistrictId: $subdistrictId) {
      id
      kind
      name
      code
      formerNames
      groups
      phone
      officeHours
      address
      siteTitle
      supervisionPhone
      endedOn
      endedReason
      parent {
        id
        name
      }
    }
  }
`);

export type UnitRow = ResultOf<typeof UnitsQuery>["units"][number];

export const AddUnitMutation = graphql(
  `
    mutation AddUnit($input: AddUnitInput!) {
      addUnit(input: $input) {
        __typename
        ... on Unit {
          id
          name
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const ChangeUnitMutation = graphql(
  `
    mutation ChangeUnit($input: ChangeUnitInput!) {
      changeUnit(input: $input) {
        __typename
        ... on Unit {
          id
          name
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const EndUnitMutation = graphql(
  `
    mutation EndUnit($unitId: ID!, $endsOn: Date!, $reason: String!) {
      endUnit(unitId: $unitId, endsOn: $endsOn, reason: $reason) {
        __typename
        ... on Unit {
          id
          endedOn
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const PreviewUnitsMutation = graphql(
  `
    mutation PreviewUnits($input: UnitListInput!) {
      previewUnits(input: $input) {
        __typename
        ... on UnitListPreview {
          rows {
            line
            name
            parentId
            code
            phone
          }
          faults {
            line
            fault
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export type UnitListPreview = Extract<
  ResultOf<typeof PreviewUnitsMutation>["previewUnits"],
  { readonly __typename: "UnitListPreview" }
>;

export const ImportUnitsMutation = graphql(
  `
    mutation ImportUnits($input: UnitListInput!) {
      importUnits(input: $input) {
        __typename
        ... on UnitsImported {
          count
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
