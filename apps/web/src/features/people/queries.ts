import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const PeopleQuery = graphql(`
  query People($subdistrictId: ID!) {
    people(subdistrictId: $subdistrictId) {
      id
      name
      phone
      appointments {
        id
        role
        startsOn
        endsOn
        unit {
          id
          name
        }
      }
    }
    units(subdistrictId: $subdistrictId) {
      id
      kind
      name
    }
  }
`);

export type PeopleData = ResultOf<typeof PeopleQuery>;
export type PersonRow = PeopleData["people"][number];
export type AppointmentRow = PersonRow["appointments"][number];

export const AppointMutation = graphql(`
  mutation Appoint($input: AppointInput!) {
    appoint(input: $input) {
      __typename
      ... on Appointment {
        id
      }
      ... on Refusal {
        code
        details
        field
      }
    }
  }
`);

export const EndAppointmentMutation = graphql(`
  mutation EndAppointment($appointmentId: ID!, $endsOn: Date!) {
    endAppointment(appointmentId: $appointmentId, endsOn: $endsOn) {
      __typename
      ... on Appointment {
        id
        endsOn
      }
      ... on Refusal {
        code
        details
        field
      }
    }
  }
`);
