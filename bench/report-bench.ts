import { requireBrowsers, type Browsers } from "../testing/servers/chromium.ts";
import { startInstance, type Instance } from "../testing/servers/instance.ts";
import { step } from "../cli/process/progress.ts";
import { startTestPostgres } from "../testing/servers/postgres.ts";
import type { TestServer } from "../testing/servers/server.ts";
import { describeRun } from "./about.ts";
import { measureAnswers } from "./answers.ts";
import { buildForBench } from "./bench-build.ts";
import { answersTable, requestsTable, streamsTable, tabsTable } from "./bench-tables.ts";
import { measureRequests } from "./request-costs.ts";
import { drawRequests } from "./result-charts.ts";
import { formatResults, keepFiles, type BenchResults, type WeightResults } from "./results.ts";
import { measureStreams } from "./streams.ts";
import { printTables } from "./tables.ts";
import { measureTabs } from "./tabs.ts";
import { weighPages, weightsTable } from "./weight.ts";

async function measureOn(
  database: TestServer,
  browsers: Browsers,
  one: Instance,
  share: number,
): Promise<BenchResults> {
  const about = await describeRun(database.url, new Date());
  const requests = await measureRequests(one, share);
  const { answers, cpu } = await step("Sign-ins and sign-outs", () => measureAnswers(one, share));
  // This server did nothing before, so all that it holds belongs to the streams.
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

/** Runs `npm run bench`: prints the results and keeps them. */
export async function reportBench(root: string, share: number): Promise<void> {
  await buildForBench();
  const database = await step("PostgreSQL", () => startTestPostgres());
  try {
    const instance = await step("Server", () => startInstance({ database }));
    const [weights, results] = await measureAll(database, instance, share).finally(() => instance.stop());
    const tables = [requestsTable, answersTable, tabsTable, streamsTable].map((table) => table(results));
    printTables([...tables, weightsTable(weights)]);
    await keepFiles(root, share, {
      "bench/results/bench.json": formatResults(results),
      "bench/results/weight.json": formatResults(weights),
      "docs/charts/requests.svg": drawRequests(results),
    });
  } finally {
    await database.remove();
  }
}
