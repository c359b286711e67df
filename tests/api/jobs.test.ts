import { afterAll, beforeAll, expect, it } from "vitest";
import pg from "pg";
import type { Services } from "@gongshi/schema/context";
import type { Job } from "../../apps/api/src/jobs/job";
import { JobLocks } from "../../apps/api/src/jobs/job-locks";
import { createJobRunner } from "../../apps/api/src/jobs/job-runner";
import { ALL_JOBS } from "../../apps/api/src/jobs/all-jobs";
import { freshDatabase } from "../support/database";
import type { FreshDatabase } from "../support/database";

/** The server's own clock: one process at a time has a job, whoever dies lets it go, and a failure is not the end. */
let database: FreshDatabase;
const services = { clock: () => new Date("2026-11-02T10:00:00+08:00") } as Services;

beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.drop());

const gate = () => {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};
const job = (run: Job["run"], name = "test"): Job => ({ name, everySeconds: 1, run });

function runner(jobs: readonly Job[]) {
  const said: string[] = [];
  const locks = new JobLocks(database.url);
  return { said, ...createJobRunner({ jobs, services, locks, say: (line) => said.push(line) }) };
}

it("has a name of its own for each job", () =>
  expect(new Set(ALL_JOBS.map(({ name }) => name)).size).toBe(ALL_JOBS.length));

it("lets one process have a job, and the next one when it has ended", async () => {
  const [entered, leave] = [gate(), gate()];
  const first = runner([
    job(async () => {
      entered.open();
      await leave.opened;
      return "first";
    }),
  ]);
  const second = runner([job(async () => "second")]);
  const looking = first.lookAtAll();
  await entered.opened;
  await second.lookAtAll();
  expect(second.said).toEqual([]);
  leave.open();
  await looking;
  await second.lookAtAll();
  expect([first.said, second.said]).toEqual([["test: first"], ["test: second"]]);
  await Promise.all([first.stop(), second.stop()]);
});

it("does not look twice at once in one process", async () => {
  const [entered, leave] = [gate(), gate()];
  let looks = 0;
  const one = runner([
    job(async () => {
      looks += 1;
      entered.open();
      await leave.opened;
      return null;
    }),
  ]);
  const looking = one.lookAtAll();
  await entered.opened;
  await one.lookAtAll();
  leave.open();
  await looking;
  expect(looks).toBe(1);
  await one.stop();
});

it("tells a job that its lock is lost with its connection, and takes it anew at the next look", async () => {
  const entered = gate();
  let looks = 0;
  const one = runner([
    job(async (_services, signal) => {
      looks += 1;
      if (looks > 1) return "anew";
      entered.open();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return "told";
    }),
  ]);
  const looking = one.lookAtAll();
  await entered.opened;
  await kill();
  await looking;
  await one.lookAtAll();
  expect(one.said).toEqual(["test: told", "test: anew"]);
  await one.stop();
});

it("goes on after a failure, with nobody's number in the log", async () => {
  let looks = 0;
  const one = runner([
    job(async () => {
      looks += 1;
      if (looks === 1) throw new Error("row 13900000001 is odd");
      return "well";
    }),
  ]);
  await one.lookAtAll();
  await one.lookAtAll();
  expect(one.said[0]).toContain("test failed");
  expect(one.said[0]).not.toContain("13900000001");
  expect(one.said[1]).toBe("test: well");
  await one.stop();
});

it("looks at once when it starts, and when it stops waits for the thing in hand", async () => {
  const [entered, leave] = [gate(), gate()];
  let ended = false;
  const one = runner([
    job(async (_services, signal) => {
      entered.open();
      await leave.opened;
      ended = signal.aborted;
      return null;
    }),
  ]);
  one.start();
  await entered.opened;
  const stopped = one.stop();
  leave.open();
  await stopped;
  expect(ended).toBe(true);
});

/** Ends the connections that hold jobs' locks, as a database that goes away does. */
async function kill(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gongshi jobs' and datname = current_database()",
  );
  await client.end();
}
