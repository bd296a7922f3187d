import { formatDuration, green, red } from "@/cli/process/progress";
import type { Engine } from "@/e2e/engines/engine";
import type { Ground } from "@/e2e/engines/ground";
import { Here } from "@/e2e/engines/here";
import { WALKS } from "@/e2e/engines/walks";
import { NO_REPORT, type Report } from "@/testing/report/report";

/** What came of all walks in one engine. */
export type Walked = {
  readonly engine: Engine;
  readonly version: string;
  /** By the title of a walk that passed: what was seen of the engine. */
  readonly passed: ReadonlyMap<string, readonly string[]>;
  readonly report: Report;
};

/** Goes all walks in an engine, one after the other. A walk that fails does not keep the others from being gone. */
export async function walkThrough(engine: Engine, ground: Ground): Promise<Walked> {
  const passed = new Map<string, readonly string[]>();
  const failures: string[] = [];
  let version = "";
  for (const { title, go } of WALKS) {
    const here = new Here(engine, ground);
    const startedAt = performance.now();
    const took = (): string => `(${formatDuration(performance.now() - startedAt)})`;
    try {
      await here.go(go);
      passed.set(title, here.notes);
      console.log(`    ${green("✓")} ${title} ${took()}`);
    } catch (error) {
      const words = `${engine.name}, ${title}: ${error instanceof Error ? error.message : String(error)}`;
      failures.push(words);
      console.log(`    ${red("✗")} ${title} ${took()}\n${words}`);
    }
    version = here.version;
  }
  return { engine, version, passed, report: { ...NO_REPORT, passed: passed.size, failed: failures.length, failures } };
}
