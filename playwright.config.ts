import { defineConfig } from "@playwright/test";

// Chromium refuses its sandbox as root.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const executablePath = process.env["CHROMIUM_PATH"];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  // One instance of the app for all, and tests that stop its database.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  forbidOnly: process.env["CI"] !== undefined,
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { args, ...(executablePath !== undefined && { executablePath }) },
  },
});
