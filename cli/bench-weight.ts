import { resolve } from "node:path";
import { buildForBench } from "../bench/bench-build.ts";
import { describeWeights, weighPages, writeWeights } from "../bench/weight.ts";
import { findOrInstallBrowsers } from "./chromium.ts";
import { startInstance } from "./instance.ts";
import { runBreakable } from "./operator-error.ts";
import { step } from "./progress.ts";

await runBreakable(async () => {
  // The build changes the working folder.
  const file = resolve("bench/results/weight.json");
  const browsers = await step("Chromium", findOrInstallBrowsers);
  await buildForBench();
  const instance = await step("Server answers", startInstance);
  try {
    const weights = await step("Pages visited", () => weighPages(browsers, instance));
    await writeWeights(file, weights);
    console.log(`\n${describeWeights(weights)}\n`);
  } finally {
    await instance.stop();
  }
});
