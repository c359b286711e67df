import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const PeopleQuery = graphql(`
  query People($subdistrictId: ID!) {
    people(subdistrictId: $subdistrictId) {
      id
      name
      phone
      disabledAt
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
      endedOn
    }
  }
`);

export type PeopleData = ResultOf<typeof PeopleQuery>;
export type PersonRow = PeopleData["people"][number];
export type AppointmentRow = PersonRow["appointments"][number];

export const AppointMutation = graphql(
  `
    mutation Appoint($input: AppointInput!) {
      appoint(input: $input) {
        __typename
        ... on Appointment {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const EndAppointmentMutation = graphql(
  `
    mutation EndAppointment($appointmentId: ID!, $endsOn: Date!) {
      endAppointment(appointmentId: $appointmentId, endsOn: $endsOn) {
        __typename
        ... on Appointment {
          id
          endsOn
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const ChangePersonMutation = graphql(
  `
    mutation ChangePerson($personId: ID!, $name: String!, $phone: String!) {
      changePerson(personId: $personId, name: $name, phone: $phone) {
        __typename
        ... on Person {
          id
          name
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const GivePasswordMutation = graphql(
  `
    mutation GivePassword($personId: ID!) {
      givePassword(personId: $personId) {
        __typename
        ... on NewPassword {
          personId
          password
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const DisablePersonMutation = graphql(
  `
    mutation DisablePerson($personId: ID!, $reason: String!) {
      disablePerson(personId: $personId, reason: $reason) {
        __typename
        ... on Person {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const EnablePersonMutation = graphql(
  `
    mutation EnablePerson($personId: ID!) {
      enablePerson(personId: $personId) {
        __typename
        ... on Person {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
