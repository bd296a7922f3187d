import { defineConfig } from "@playwright/test";
import type { TestOptions } from "./e2e/fixtures";
import { launchOptions } from "./e2e/launch-options";
import { PATIENCE_MS, TEST_LIMIT_MS } from "./testing/patience.ts";

/** Tests of servers of their own, which are stopped, killed and cut off. */
const SERVERS = /\/e2e\/faults\/(cut-database|killed|slow-database|termination|two-servers)\.spec\.ts$/;

export default defineConfig<TestOptions>({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  // Two more than a small machine has cores: some tests wait for what takes its time.
  workers: 4,
  // So that no worker is left with a long file when the other has nothing more to do.
  fullyParallel: true,
  timeout: TEST_LIMIT_MS,
  expect: { timeout: PATIENCE_MS },
  // The first two have one worker each, from the beginning: one instance with an embedded database does for all of the first,
  // and the second, which need no browser, mostly wait.
  projects: [
    { name: "embedded", grep: /@embedded/, workers: 1, use: { databaseKind: "embedded" } },
    { name: "servers", testMatch: SERVERS, grepInvert: /@embedded/, workers: 1 },
    { name: "shared", testIgnore: SERVERS, grepInvert: /@embedded/ },
  ],
  reporter: "list",
  forbidOnly: process.env["CI"] !== undefined,
  use: {
    browserName: "chromium",
    actionTimeout: PATIENCE_MS,
    navigationTimeout: PATIENCE_MS,
    screenshot: "only-on-failure",
    launchOptions,
  },
});
