import { takePictures } from "./scenes/take-pictures.ts";
import { takeScreenshots } from "./scenes/take-screenshots.ts";
import { requireBrowsers } from "../testing/servers/chromium.ts";
import { runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { step } from "../cli/process/progress.ts";
import { buildForTests } from "../testing/report/runs.ts";

const FOLDER = "docs/screenshots";
const LANDING = "app/(public)/pictures";

await runBreakable(async () => {
  const browsers = await step("Chromium", requireBrowsers);
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  await step("Production build", buildForTests);
  await step(
    "Screenshots",
    () => takeScreenshots(browsers.chromium, FOLDER),
    ({ files, bytes }) => `${files} in ${FOLDER}/, ${(bytes / 1_000_000).toFixed(1)} MB`,
  );
  await step(
    "Landing page",
    () => takePictures(browsers.chromium, LANDING),
    () => `its pictures, in ${LANDING}/`,
  );
});
