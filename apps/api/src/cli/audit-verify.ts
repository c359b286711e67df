import { anchorTrace } from "@gongshi/usecases/audit/anchor-trace";
import { sealEarlier } from "@gongshi/usecases/audit/seal-earlier";
import { verifyTrace } from "@gongshi/usecases/audit/verify-trace";
import type { TraceFault } from "@gongshi/domain/trace/check-chain";
import { createAnchorLog } from "../adapters/anchor-log";
import { openKeyring } from "../adapters/keyring";
import { say } from "./say";
import { withDatabase } from "./with-database";

const MOST_LINES = 100;

/**
 * `gongshi audit verify [--json]`, beside a stopped server or a running one. A trace that is whole is anchored before it is
 * left. Returns the exit code: 0 whole, 1 not.
 */
export async function auditVerify(args: readonly string[]): Promise<number> {
  const json = args.includes("--json");
  if (args.some((arg) => arg !== "--json")) return say("usage: gongshi audit verify [--json]", 2);
  return withDatabase("gongshi audit verify", async (config, database) => {
    const { keyring } = await openKeyring(config.dataDir, config.hashKeys);
    const deps = { db: database.db, clock: () => new Date(), keyring, anchors: createAnchorLog(config.dataDir) };
    await sealEarlier(deps);
    const report = await verifyTrace(deps);
    const whole = report.faults.length === 0;
    if (whole) await anchorTrace(deps);
    if (json) console.log(JSON.stringify({ whole, ...report }, null, 2));
    else {
      for (const fault of report.faults.slice(0, MOST_LINES)) console.log(sentence(fault));
      if (report.faults.length > MOST_LINES) console.log(`… and ${report.faults.length - MOST_LINES} more.`);
      console.log(
        `${report.entries} entries in ${report.chains} chains, ${report.anchors} anchors: ` +
          (whole ? "the trace is whole." : `${report.faults.length} faults.`),
      );
    }
    return whole ? 0 : 1;
  });
}

const SENTENCES: Readonly<Record<TraceFault["kind"], string>> = {
  CHANGED: "does not say what was sealed: it, or the entry before it, was changed",
  MISSING: "before it (or up to it) entries are missing",
  INSERTED: "was not written by the program",
  END_CHANGED: "is not where the chain ended",
  ANCHOR_DIFFERS: "does not fit the chains, or was changed itself",
  ANCHOR_MISSING: "is kept outside the database but is not in it: the database was set back",
};

const sentence = ({ kind, chain, seq, id }: TraceFault): string =>
  `${kind}: ${chain === "anchor" ? "anchor" : `chain ${chain === "" ? "(earlier)" : chain}, entry`} ${seq ?? "?"}` +
  `${id === null ? "" : ` (row ${id})`} ${SENTENCES[kind]}.`;
