import { requireBrowsers, type Browsers } from "../testing/servers/chromium.ts";
import { startInstance, type Instance } from "../testing/servers/instance.ts";
import { step } from "../cli/process/progress.ts";
import { startTestPostgres } from "../testing/servers/postgres.ts";
import type { TestServer } from "../testing/servers/server.ts";
import { describeRun } from "./about.ts";
import { measureAnswers } from "./answers.ts";
import { buildForBench } from "./bench-build.ts";
import { answersTable, requestsTable, streamsTable, tabsTable } from "./bench-words.ts";
import { writeDocuments } from "./documents.ts";
import { measureRequests } from "./request-costs.ts";
import { writeResults, type BenchResults, type WeightResults } from "./results.ts";
import { measureStreams } from "./streams.ts";
import { formatTable } from "./tables.ts";
import { measureTabs } from "./tabs.ts";
import { weighPages, weightsTable } from "./weight.ts";

async function measureOn(
  database: TestServer,
  browsers: Browsers,
  one: Instance,
  share: number,
): Promise<BenchResults> {
  const about = await describeRun(database.url, share, new Date());
  const requests = await measureRequests(one, share);
  const { answers, cpu } = await step("Sign-ins and sign-outs", () => measureAnswers(one, share));
  // A server that did nothing before: what it holds is the streams'.
  const other = await startInstance({ database });
  try {
    const streams = await step("Event streams", () => measureStreams(other, share));
    const tabs = await step("Tabs and devices", () => measureTabs(browsers, [one, other], share));
    return { about, requests, answers, cpu, tabs, streams };
  } finally {
    await other.stop();
  }
}

async function measureAll(
  database: TestServer,
  instance: Instance,
  share: number,
): Promise<readonly [WeightResults, BenchResults]> {
  const browsers = await step("Chromium", requireBrowsers);
  const weights = await step("Pages visited", () => weighPages(browsers, instance, new Date()));
  return [weights, await measureOn(database, browsers, instance, share)];
}

/** Runs `npm run bench`: shows what was measured, and writes it into `bench/results/` and the documents. */
export async function reportBench(root: string, share: number): Promise<void> {
  await buildForBench();
  const database = await step("PostgreSQL", () => startTestPostgres());
  try {
    const instance = await step("Server", () => startInstance({ database }));
    const [weights, results] = await measureAll(database, instance, share).finally(() => instance.stop());
    for (const table of [requestsTable, answersTable, tabsTable, streamsTable])
      console.log(`\n${formatTable(table(results))}`);
    console.log(`\n${formatTable(weightsTable(weights))}`);
    process.chdir(root);
    await writeResults(root, "bench", results);
    await writeResults(root, "weight", weights);
    await writeDocuments(root);
  } finally {
    await database.remove();
  }
}
