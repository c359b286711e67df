import { graphql } from "../../lib/graphql/tada";

/** Which channels a clerk may tick off, as her street uses them: kept on the phone for the board. */
export const ChannelsQuery = graphql(`
  query Channels($subdistrictId: ID!) {
    channels(subdistrictId: $subdistrictId) {
      subdistrictId
      channels {
        channel
        label
        offered
      }
    }
  }
`);
