import { buildForBench } from "./bench-build.ts";
import { writeDocuments } from "./documents.ts";
import { writeResults } from "./results.ts";
import { formatTable } from "./tables.ts";
import { weighPages, weightsTable } from "./weight.ts";
import { requireBrowsers } from "../testing/servers/chromium.ts";
import { startInstance } from "../testing/servers/instance.ts";
import { runBreakable } from "../cli/process/operator-error.ts";
import { step } from "../cli/process/progress.ts";

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
