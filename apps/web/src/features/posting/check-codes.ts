import type { Client } from "urql";
import { graphql } from "../../lib/graphql/tada";
import type { SheetFinding } from "./verdict";

const SheetByCode = graphql(`
  query SheetByCode($code: String!, $unitId: ID!) {
    sheetByCode(code: $code, unitId: $unitId) {
      code
      verdict
      otherUnit
      notices {
        id
        title
        editionNumber
        program {
          id
          expectedChannels
        }
      }
      replaced {
        id
        title
        editionNumber
      }
      withdrawn {
        id
        title
        editionNumber
      }
    }
  }
`);

/** A weak signal must not hold up the posting: the server checks again when it arrives. */
const PATIENCE_MS = 15_000;

/** What each sheet code stands for at this unit; null when the server could not be asked about every one. */
export async function checkCodes(
  client: Client,
  codes: readonly string[],
  unitId: string,
): Promise<SheetFinding[] | null> {
  const asked = Promise.all(
    codes.map(async (code) => {
      const answer = await client.query(SheetByCode, { code, unitId }, { requestPolicy: "network-only" }).toPromise();
      return answer.data?.sheetByCode ?? null;
    }),
  );
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const findings = await Promise.race([asked, patience]);
  return findings === null || findings.includes(null) ? null : findings.filter((finding) => finding !== null);
}
