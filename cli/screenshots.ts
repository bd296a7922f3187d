import { takeScreenshots } from "../e2e/scenes/take-screenshots.ts";
import { requireBrowsers } from "../testing/chromium.ts";
import { runBreakable } from "./operator-error.ts";
import { generatePrismaClient } from "./prisma-client.ts";
import { step } from "./progress.ts";
import { buildForTests } from "../testing/runs.ts";

const FOLDER = "docs/screenshots";

await runBreakable(async () => {
  const browsers = await step("Chromium", requireBrowsers);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  await step("Production build", buildForTests);
  await step(
    "Screenshots",
    () => takeScreenshots(browsers.chromium, FOLDER),
    ({ files, bytes }) => `${files} in ${FOLDER}/, ${(bytes / 1_000_000).toFixed(1)} MB`,
  );
});
