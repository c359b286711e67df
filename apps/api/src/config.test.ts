import { expect, test } from "vitest";
import { ConfigFaults, projectRoot, readConfig } from "./config";

const dev = { dev: false };

test("without any setting it listens on loopback, port 3000, and keeps its data in the project", () => {
  expect(readConfig({}, dev)).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    publicUrl: "http://127.0.0.1:3000",
    dataDir: `${projectRoot}/data`,
    databaseUrl: null,
    demo: true,
  });
});

test("every fault is told at once, by the name of its variable", () => {
  const faults = faultsOf({
    PORT: "70000",
    PUBLIC_URL: "example.org/x",
    GONGSHI_DEMO: "maybe",
    DATABASE_URL: "mysql://a/b",
  });
  expect(faults.map((fault) => fault.split(" ")[0]).sort()).toEqual([
    "DATABASE_URL",
    "GONGSHI_DEMO",
    "PORT",
    "PUBLIC_URL",
  ]);
});

test("a public address with a path, a query or a password is refused; a slash at its end is dropped", () => {
  for (const bad of [
    "https://example.org/a",
    "https://example.org/?a",
    "https://u:p@example.org",
    "ftp://example.org",
  ]) {
    expect(faultsOf({ PUBLIC_URL: bad })).toHaveLength(1);
  }
  expect(readConfig({ PUBLIC_URL: "https://example.org/" }, dev).publicUrl).toBe("https://example.org");
});

test("an installation without the demo answers its own app's operations alone, unless it is told otherwise", () => {
  expect(readConfig({}, dev).operations).toBe("any");
  expect(readConfig({ GONGSHI_DEMO: "off" }, dev).operations).toBe("own");
  expect(readConfig({ GONGSHI_DEMO: "off", GRAPHQL_OPERATIONS: "any" }, dev).operations).toBe("any");
  expect(readConfig({ GRAPHQL_OPERATIONS: "own" }, dev).operations).toBe("own");
  expect(readConfig({ GONGSHI_DEMO: "off" }, { dev: true }).operations).toBe("any");
  expect(faultsOf({ GRAPHQL_OPERATIONS: "some" })).toHaveLength(1);
});

test("keys come with their versions, each once", () => {
  const key = "ab".repeat(32);
  expect(readConfig({ ENCRYPTION_KEYS: `1:${key}, 2:${key}` }, dev).encryptionKeys).toEqual([
    { version: 1, key },
    { version: 2, key },
  ]);
  for (const bad of [key, `1:${key},1:${key}`, "1:ab", `0:${key}`]) {
    expect(faultsOf({ ENCRYPTION_KEYS: bad })).toHaveLength(1);
    expect(faultsOf({ HASH_KEYS: bad })).toHaveLength(1);
  }
});

test("an empty variable counts as not set", () => {
  expect(readConfig({ PORT: "", PUBLIC_URL: "" }, dev).port).toBe(3000);
});

test("addresses that listen everywhere are printed as one that can be opened", () => {
  expect(readConfig({ HOST: "0.0.0.0", PORT: "80" }, dev).publicUrl).toBe("http://localhost:80");
  expect(readConfig({ HOST: "::1", PORT: "80" }, dev).publicUrl).toBe("http://[::1]:80");
});

test("what was read cannot be changed", () => {
  expect(Object.isFrozen(readConfig({}, dev))).toBe(true);
});

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, dev);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
  return [];
}
