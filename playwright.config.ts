import { defineConfig } from "@playwright/test";

/** Run by scripts/test-e2e.mjs, which finds the browser and names it in CHROMIUM_PATH. */
const executablePath = process.env["CHROMIUM_PATH"];

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/support/demo-server.ts",
  // One world, one story: the journeys build on each other's notices. Each opens browsers of the sizes it needs.
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env["CI"] !== undefined,
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 20_000,
    screenshot: "only-on-failure",
    // A trace of every journey is a third of what they cost; who looks for a fault asks for it.
    trace: process.env["E2E_TRACE"] === undefined ? "off" : "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's sandbox does not start as root, nor in most containers.
      args: ["--no-sandbox"],
    },
  },
});
