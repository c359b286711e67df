import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const Claimable = graphql(`
  query Claimable($unitId: ID!) {
    todo(unitId: $unitId) {
      overdue {
        id
        title
        program {
          id
          expectedChannels
        }
      }
      returned {
        id
        title
        program {
          id
          expectedChannels
        }
      }
      dueSoon {
        id
        title
        program {
          id
          expectedChannels
        }
      }
      toPost {
        id
        title
        program {
          id
          expectedChannels
        }
      }
    }
  }
`);

export type Claimed = readonly ResultOf<typeof Claimable>["todo"]["toPost"][number][];

/** All that may be posted, from the answer; none while there is none. */
export const claimed = (data: ResultOf<typeof Claimable> | undefined): Claimed =>
  data === undefined ? [] : [data.todo.overdue, data.todo.returned, data.todo.dueSoon, data.todo.toPost].flat();
