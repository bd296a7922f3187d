import { formatTable } from "./tables.ts";
import { scaleTable } from "./scale-words.ts";
import { writeResults } from "./results.ts";
import { measureScale } from "./scale/measure-scale.ts";
import { writeDocuments } from "./documents.ts";

/**
 * Runs `npm run bench:scale`: shows what was measured, and writes it into `bench/results/` and the documents. Says whether
 * every statement goes by its index.
 */
export async function reportScale(root: string, share: number): Promise<boolean> {
  const { results, wrongPlans } = await measureScale(share);
  console.log(`\n${formatTable(scaleTable(results))}\n`);
  for (const sentence of wrongPlans) console.error(`  ${sentence}`);
  await writeResults(root, "scale", results);
  await writeDocuments(root);
  return wrongPlans.length === 0;
}
