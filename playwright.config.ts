import { defineConfig } from "@playwright/test";
import { launchOptions } from "./e2e/launch-options";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  // One more than a small machine has cores: some tests wait for what takes its time.
  workers: 3,
  // So that no worker is left with a long file when the other has nothing more to do.
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  forbidOnly: process.env["CI"] !== undefined,
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    launchOptions,
  },
});
