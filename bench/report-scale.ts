import { drawScale } from "./result-charts.ts";
import { formatResults, keepFiles } from "./results.ts";
import { measureScale } from "./scale/measure-scale.ts";
import { plansTable, scalePromises, scaleTable } from "./scale-tables.ts";
import { printTables } from "./tables.ts";

/** Runs `npm run bench:scale`: prints the results and keeps them. Returns whether every statement uses its index. */
export async function reportScale(root: string, share: number): Promise<boolean> {
  const { results, wrongPlans } = await measureScale(share);
  printTables([scaleTable(results), scalePromises(results), plansTable(results)]);
  for (const sentence of wrongPlans) console.error(`  ${sentence}`);
  const files = { "bench/results/scale.json": formatResults(results), "docs/charts/scale.svg": drawScale(results) };
  await keepFiles(root, share, files);
  return wrongPlans.length === 0;
}
