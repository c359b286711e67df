import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayOf, noonOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { dayOffReason } from "@gongshi/domain/calendar/working-days";
import { listCorrections } from "@gongshi/usecases/correction/open-corrections";
import { loadCoverage } from "@gongshi/usecases/coverage/load-coverage";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import { createDb } from "@gongshi/usecases/db";
import { describe, expect, it } from "vitest";
import { createFileStore } from "../../apps/api/src/adapters/file-store";
import { openVault } from "../../apps/api/src/adapters/vault";
import { openKeyring } from "../../apps/api/src/adapters/keyring";
import { createPhotoReader } from "../../apps/api/src/adapters/photo-reader";
import { rollFile } from "../../apps/api/src/adapters/roll-file";
import { rollWriter } from "../../apps/api/src/adapters/roll-writer";
import { seedDemo } from "../../prisma/seed/seed-demo";
import { freshDatabase } from "../support/database";

const quickly = { hash: async () => "none", verify: async () => false };

/** An ordinary day, a weekend, holidays a week long, the turn of the year. */
const DAYS: readonly Day[] = ["2026-11-28", "2026-07-15", "2026-10-06", "2026-02-20", "2027-01-02"];

describe.each(DAYS)("the demo made on %s", (day) => {
  it("works on working days only, and has every state that can be reached", async () => {
    const database = await freshDatabase();
    const db = createDb(database.url, { max: 5 });
    const dataDir = await mkdtemp(join(tmpdir(), "gongshi-demo-"));
    try {
      const services = {
        db,
        files: createFileStore(join(dataDir, "files"), (await openVault(dataDir)).vault),
        photos: createPhotoReader(),
        rolls: rollFile,
        rollWriter,
        passwords: quickly,
        keyring: (await openKeyring(dataDir)).keyring,
        publicUrl: "http://gongshi.test",
      };
      await seedDemo(services, noonOf(day), () => undefined);

      const postings = await db.posting.findMany();
      const batches = await db.batch.findMany();
      const events = await db.auditEvent.findMany({ where: { actorId: { not: null } } });
      const days = [
        ...postings.flatMap((each) => [
          dayFromColumn(each.hangDate),
          ...(each.decidedAt ? [dayOf(each.decidedAt)] : []),
        ]),
        ...batches.flatMap(({ paidOn }) => (paidOn === null ? [] : [dayFromColumn(paidOn)])),
        ...events.filter(({ kind }) => kind !== "plan.imported").map(({ at }) => dayOf(at)),
      ];
      expect([...new Set(days)].filter((each) => dayOffReason(each) !== null)).toEqual([]);
      expect(postings.every(({ hangDate }) => dayFromColumn(hangDate) <= day)).toBe(true);

      const street = await db.unit.findFirstOrThrow({ where: { kind: "SUBDISTRICT" } });
      const year = Number(day.slice(0, 4));
      const coverages = await Promise.all(
        [year - 1, year].map((each) => loadCoverage(db, street.id, each, noonOf(day))),
      );
      const steps = coverages.map(({ cells }) => new Set(cells.map(({ verdict }) => verdict.step)));
      const verdicts = coverages.flatMap(({ cells }) => cells.map(({ verdict }) => verdict.onTime));
      expect([...steps[1]!]).toEqual(
        expect.arrayContaining([
          "WAITING_FOR_ROLL",
          "IN_REVIEW",
          "SENT_BACK",
          "APPROVED",
          "TO_POST",
          "POSTED_CLAIMED",
          "POSTED_PROVEN",
          "POSTING_RETURNED",
        ]),
      );
      expect([...steps[0]!]).toContain("PERIOD_OVER");
      expect([...new Set(verdicts)]).toEqual(
        expect.arrayContaining(["ON_TIME", "LATE", "OVERDUE", "AWAITING_VERIFICATION", "NOT_YET_DUE"]),
      );
      const requests = await listCorrections(db, {}, noonOf(day));
      expect(requests.map(({ standing, late }) => [standing.step, late])).toEqual(
        expect.arrayContaining([
          ["RECEIVED", true],
          ["RECEIVED", false],
          ["CORRECTED", false],
        ]),
      );
      const recipients = await db.edition.groupBy({ by: ["disclosureId"], _sum: { recipientCount: true } });
      expect(recipients.length).toBeGreaterThan(10);
    } finally {
      await db.$disconnect();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    }
  }, 600_000);
});
