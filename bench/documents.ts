import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { capacityBlocks } from "./capacity.ts";
import { performanceBlocks, performanceCharts } from "./performance.ts";
import { readBenchResults, readScaleResults, readWeightResults } from "./results.ts";

const PERFORMANCE = "docs/performance.md";
const CAPACITY = "docs/capacity.md";

/** Puts texts between the marks `<!-- figures: name -->` and `<!-- end -->` that name them. Throws if a mark has no text, or a text no mark. */
export function fillMarks(page: string, blocks: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  const filled = page.replace(/<!-- figures: (\S+) -->[\s\S]*?<!-- end -->/g, (_all, name: string) => {
    const text = blocks[name];
    if (text === undefined) throw new Error(`There are no figures for ${name}.`);
    used.add(name);
    return `<!-- figures: ${name} -->\n\n${text}\n\n<!-- end -->`;
  });
  const unused = Object.keys(blocks).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`The page has no mark for ${unused.join(", ")}.`);
  return filled;
}

/** The documents as the last results make them: each path with its text. */
export async function renderDocuments(root: string): Promise<Map<string, string>> {
  const [bench, scale] = [await readBenchResults(root), await readScaleResults(root)];
  const weights = await readWeightResults(root);
  const pages = { [PERFORMANCE]: performanceBlocks(bench, scale, weights), [CAPACITY]: capacityBlocks(bench, scale) };
  const documents = new Map(Object.entries(performanceCharts(bench, scale)));
  for (const [path, blocks] of Object.entries(pages)) {
    const file = join(root, path);
    const filled = fillMarks(await readFile(file, "utf8"), blocks);
    documents.set(path, await format(filled, { ...(await resolveConfig(file)), parser: "markdown" }));
  }
  return documents;
}

/** Brings figures and charts of the documents up to the last results. */
export async function writeDocuments(root: string): Promise<void> {
  for (const [path, text] of await renderDocuments(root)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
