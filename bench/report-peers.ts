import { basename, resolve } from "node:path";
import { step } from "../cli/process/progress.ts";
import { requireBrowsers, type Browsers } from "../testing/servers/chromium.ts";
import { startTestPostgres } from "../testing/servers/postgres.ts";
import { describeRun } from "./about.ts";
import { peersTable, peerWeightsTable } from "./peer-tables.ts";
import { buildBetterAuth, readVersion, startAurora, startAuthJs, startBetterAuth, startNothing } from "./peers/apps.ts";
import type { Contender } from "./peers/contender.ts";
import { measurePeers } from "./peers/measure-peers.ts";
import { withDatabase } from "./peers/rows.ts";
import { weighPeers } from "./peers/weigh-peers.ts";
import { formatResults, keepFiles, type PeerResults } from "./results.ts";
import { printTables } from "./tables.ts";

/** A checkout of Aurora and its name in the tables. */
export interface Checkout {
  readonly name: string;
  readonly folder: string;
}

type Versions = Readonly<Record<string, string>>;

/** Builds and starts one after the other. Those that were started stand in `started`, also if a later one fails. */
async function startAll(serverUrl: string, checkouts: readonly Checkout[], started: Contender[]): Promise<Versions> {
  const start = async (name: string, work: () => Promise<Contender>): Promise<void> => {
    started.push(await step(`${name}: built, served`, work));
  };
  await start("An app that does nothing", startNothing);
  await start("Auth.js", () => startAuthJs(serverUrl));
  const { folder, version } = await step("Better Auth: installed, built", buildBetterAuth, (built) => built.version);
  await start("Better Auth", () => startBetterAuth(serverUrl, folder, false));
  await start("Better Auth, cookie cache", () => startBetterAuth(serverUrl, folder, true));
  for (const checkout of checkouts)
    await start(`Aurora, ${checkout.name}`, () => startAurora(serverUrl, checkout.name, checkout.folder));
  return {
    "next-auth": await readVersion(".", "next-auth"),
    "@auth/prisma-adapter": await readVersion(".", "@auth/prisma-adapter"),
    prisma: await readVersion(".", "prisma"),
    "better-auth": version,
  };
}

async function measureOn(
  serverUrl: string,
  browsers: Browsers,
  checkouts: readonly Checkout[],
  share: number,
): Promise<PeerResults> {
  await withDatabase(serverUrl, (client) => client.query("CREATE EXTENSION pg_stat_statements"));
  const contenders: Contender[] = [];
  try {
    const versions = await startAll(serverUrl, checkouts, contenders);
    const scripts = await step("Pages weighed", () => weighPeers(browsers, contenders));
    const figures = await measurePeers(contenders, share);
    const about = await describeRun(serverUrl, new Date());
    return { about, versions, names: contenders.map(({ name }) => name), figures, scripts };
  } finally {
    for (const contender of contenders) await contender.stop();
  }
}

/** Runs `npm run bench:peers`: prints the results and keeps them. */
export async function reportPeers(root: string, checkouts: readonly Checkout[], share: number): Promise<void> {
  const browsers = await step("Chromium", requireBrowsers);
  const settings = { shared_preload_libraries: "pg_stat_statements", max_connections: "300" };
  const database = await step("PostgreSQL", () => startTestPostgres(settings));
  try {
    const results = await measureOn(database.url, browsers, checkouts, share);
    console.log(
      `\n  ${Object.entries(results.versions)
        .map((pair) => pair.join(" "))
        .join(", ")}`,
    );
    printTables([peersTable(results), peerWeightsTable(results)]);
    await keepFiles(root, share, { "bench/results/peers.json": formatResults(results) });
  } finally {
    await database.remove();
  }
}

/** Returns the checkout that `name=path` names; without a name it is that of the folder. */
export function readCheckout(text: string): Checkout {
  const at = text.indexOf("=");
  const folder = resolve(text.slice(at + 1));
  return { name: at === -1 ? basename(folder) : text.slice(0, at), folder };
}
