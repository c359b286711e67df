import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ServerProcess, freePort, postgresProcesses, until } from "../support/server-process";

let dataDir: string;
let servers: ServerProcess[];

beforeEach(() => {
  dataDir = join(realpathSync(mkdtempSync(join(tmpdir(), "gongshi-launch-"))), "data");
  servers = [];
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.end()));
  rmSync(join(dataDir, ".."), { recursive: true, force: true });
});

async function up(): Promise<ServerProcess> {
  const server = await ServerProcess.ready({ dataDir });
  servers.push(server);
  return server;
}

async function begin(options: { port?: number; env?: Record<string, string> } = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start({ dataDir, ...options });
  servers.push(server);
  return server;
}

async function stopped(server: ServerProcess): Promise<void> {
  server.interrupt();
  expect(await server.exited, server.output).toBe(0);
  expect(postgresProcesses(dataDir)).toEqual([]);
  expect(existsSync(join(dataDir, "pg/postmaster.pid"))).toBe(false);
}

describe("a start", () => {
  test("serves the site in Chinese, and Ctrl-C stops everything", async () => {
    const server = await up();
    const page = await fetch(`${server.url}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html lang="zh-CN"');
    expect(server.output).toContain(server.url);
    await stopped(server);
  });

  test("keeps its data to itself, syncs it, and opens no TCP port", async () => {
    const server = await up();
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    const arguments_ = readFileSync(join(dataDir, "pg/postmaster.opts"), "utf8");
    expect(arguments_).toContain('"listen_addresses="');
    expect(arguments_).toContain('"fsync=on"');
    await stopped(server);
    expect(readFileSync(join(dataDir, "postgres.log"), "utf8")).not.toMatch(/listening on IPv/);
  });

  test("SIGTERM stops it like Ctrl-C, and the next start finds its data", async () => {
    const first = await up();
    first.signal("SIGTERM");
    expect(await first.exited, first.output).toBe(0);
    await stopped(await up());
  });

  test("a second one on the same folder is refused while the first goes on", async () => {
    const first = await up();
    const second = await begin();
    expect(await second.exited, second.output).toBe(3);
    expect(second.output).toContain(String(first.pid));
    expect(second.output).toContain(first.url);
    expect(await first.health()).toBe(200);
    await stopped(first);
  });

  test("of two first ones at once, one serves and one is refused", async () => {
    const both = await Promise.all([begin(), begin()]);
    const loser = await Promise.race(both.map((server) => server.exited.then(() => server)));
    const winner = both.find((server) => server !== loser)!;
    expect(await loser.exited, loser.output).toBe(3);
    await winner.healthy();
    await stopped(winner);
  });

  test("that cannot listen stops PostgreSQL again and says why", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const port = (other.address() as { port: number }).port;
    const server = await begin({ port });
    expect(await server.exited, server.output).toBe(1);
    expect(server.output).toContain(`127.0.0.1:${port}`);
    expect(postgresProcesses(dataDir)).toEqual([]);
    other.close();
  });

  test("with faulty settings names all of them and touches nothing", async () => {
    const server = await begin({ env: { PORT: "0", PUBLIC_URL: "nowhere" } });
    expect(await server.exited).toBe(2);
    expect(server.output).toMatch(/PORT .*\n.*PUBLIC_URL /);
    expect(existsSync(dataDir)).toBe(false);
  });

  test("stopped half way leaves nothing running", async () => {
    const server = await begin();
    await until(() => existsSync(join(dataDir, "pg/postmaster.pid")));
    server.interrupt();
    expect(await server.exited, server.output).toBe(0);
    expect(postgresProcesses(dataDir)).toEqual([]);
  });
});

describe("after kill -9", () => {
  test("of the server, the next start works", async () => {
    const server = await up();
    server.signal("SIGKILL");
    await server.exited;
    await stopped(await up());
  });

  test("of the npm that started it, the server goes too, and the next start works", async () => {
    const npm = ["sh", "-c", '"$@" & echo "server $!"; wait', "npm"];
    const server = await ServerProcess.ready({ dataDir, prefix: npm, env: { npm_lifecycle_event: "start" } });
    servers.push(server);
    server.signal("SIGKILL");
    const next = await ServerProcess.start({ dataDir });
    servers.push(next);
    // Either it has to wait for the first to stop, or the first is gone: both end in a server that answers.
    await server.exited;
    expect(server.output).toContain("Stopped.");
    await stopped(next.output.includes("in use") ? await up() : await next.healthy().then(() => next));
  });

  test("of PostgreSQL, the server starts it again and answers", async () => {
    const server = await up();
    const before = server.postmaster();
    process.kill(before, "SIGKILL");
    await until(() => server.output.includes("PostgreSQL is back."));
    await server.healthy();
    expect(server.postmaster()).not.toBe(before);
    await stopped(server);
  });

  test("of one of PostgreSQL's own processes, the server answers again", async () => {
    const server = await up();
    const postmaster = server.postmaster();
    process.kill(
      postgresProcesses(dataDir).find((pid) => pid !== postmaster)!,
      "SIGKILL",
    );
    await server.healthy();
    await stopped(server);
  });

  test("of both, the next start works", async () => {
    const server = await up();
    process.kill(server.postmaster(), "SIGKILL");
    server.signal("SIGKILL");
    await server.exited;
    await stopped(await up());
  });

  test("of everything during the first start, the next start works", async () => {
    const server = await begin();
    await until(() => existsSync(dataDir));
    process.kill(-server.pid, "SIGKILL");
    await server.exited;
    await stopped(await up());
  });

  test("a postmaster.pid whose number went to another process does not block the next start", async () => {
    await stopped(await up());
    writeFileSync(join(dataDir, "pg/postmaster.pid"), `${process.pid}\n${dataDir}/pg\n1\n5432\n/tmp\n\n  1 1\nready\n`);
    await stopped(await up());
  });
});

describe("with DATABASE_URL", () => {
  test("it uses that server, several at once, and starts none of its own", async () => {
    const { startEmbeddedPostgres } = await import("../../apps/api/src/launcher/embedded-postgres");
    const database = await startEmbeddedPostgres({ dataDir: join(dataDir, "../server") });
    try {
      const env = { DATABASE_URL: database.url };
      const both = await Promise.all([begin({ env }), begin({ env })]);
      await Promise.all(both.map((server) => server.healthy()));
      expect(existsSync(join(dataDir, "pg"))).toBe(false);
      for (const server of both) {
        server.interrupt();
        expect(await server.exited, server.output).toBe(0);
      }
    } finally {
      await database.stop();
    }
  });

  test("a server that cannot be reached is named, without its password", async () => {
    const port = await freePort();
    const server = await begin({ env: { DATABASE_URL: `postgresql://gongshi:geheim@127.0.0.1:${port}/gongshi` } });
    expect(await server.exited, server.output).toBe(1);
    expect(server.output).toContain(`127.0.0.1:${port}/gongshi`);
    expect(server.output).not.toContain("geheim");
  });
});
