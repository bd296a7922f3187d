import { defineConfig } from "@playwright/test";
import type { TestOptions } from "./e2e/fixtures";
import { launchOptions } from "./e2e/launch-options";

export default defineConfig<TestOptions>({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  // One more than a small machine has cores: some tests wait for what takes its time.
  workers: 3,
  // So that no worker is left with a long file when the other has nothing more to do.
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // The first two have one worker each, from the beginning: one instance with an embedded database does for all of the first,
  // and the second mostly wait.
  projects: [
    { name: "embedded", grep: /@embedded/, workers: 1, use: { databaseKind: "embedded" } },
    { name: "faults", testMatch: /\/e2e\/faults\/.*\.spec\.ts$/, grepInvert: /@embedded/, workers: 1 },
    { name: "shared", testIgnore: /\/e2e\/faults\//, grepInvert: /@embedded/ },
  ],
  reporter: "list",
  forbidOnly: process.env["CI"] !== undefined,
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    launchOptions,
  },
});
