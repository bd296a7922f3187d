import { defineConfig } from "@playwright/test";
import type { WorkerFixtures } from "./e2e/fixtures";
import { launchOptions } from "./e2e/launch-options";

export default defineConfig<object, WorkerFixtures>({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  // Each has an instance of the app and a database of its own, which tests stop and start.
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  forbidOnly: process.env["CI"] !== undefined,
  projects: [
    { name: "embedded", testIgnore: /\/e2e\/faults\// },
    // The main flows on a real PostgreSQL too.
    {
      name: "postgres",
      testMatch: /\/e2e\/(account|devices|outage|push|sign-in|sign-out)\.spec\.ts$/,
      use: { databaseKind: "postgres" },
    },
    // What breaks around the app. In `npm run verify` a few times each, in `npm run faults` as often as it takes.
    { name: "faults", testMatch: /\/e2e\/faults\/.*\.spec\.ts$/ },
  ],
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions,
  },
});
