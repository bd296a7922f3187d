import { buildForBench } from "../bench/bench-build.ts";
import { writeDocuments } from "../bench/documents.ts";
import { writeResults } from "../bench/results.ts";
import { formatTable } from "../bench/tables.ts";
import { weighPages, weightsTable } from "../bench/weight.ts";
import { requireBrowsers } from "../testing/chromium.ts";
import { startInstance } from "../testing/instance.ts";
import { runBreakable } from "./operator-error.ts";
import { step } from "./progress.ts";

await runBreakable(async () => {
  // The build changes the working folder.
  const root = process.cwd();
  const browsers = await step("Chromium", requireBrowsers);
  await buildForBench();
  const instance = await step("Server answers", startInstance);
  try {
    const weights = await step("Pages visited", () => weighPages(browsers, instance, new Date()));
    console.log(`\n${formatTable(weightsTable(weights))}\n`);
    process.chdir(root);
    await writeResults(root, "weight", weights);
    await writeDocuments(root);
  } finally {
    await instance.stop();
  }
});
