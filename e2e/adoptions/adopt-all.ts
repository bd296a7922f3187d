import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { OperatorError } from "@/cli/process/operator-error";
import { formatDuration, green } from "@/cli/process/progress";
import { adopt, type Effort } from "@/e2e/adoptions/adopt";
import { type Ground, typeIn } from "@/e2e/adoptions/ground";
import { DESIGN, type Host } from "@/e2e/adoptions/hosts";
import { changedLooks, type Looks, readLooks, strangePieces } from "@/e2e/adoptions/looks";
import { installPnpm, makeRealGround, type Place } from "@/e2e/adoptions/real-ground";
import { excessOf, type Row } from "@/e2e/adoptions/table";
import { type AdoptedHost, walk } from "@/e2e/adoptions/walk";
import { serveHost } from "@/e2e/served-host";
import { packSession } from "@/e2e/session-tarball";
import type { Checklist } from "@/testing/report/checklist";
import { NO_REPORT } from "@/testing/report/report";

type Here = {
  /** An empty folder. */
  readonly root: string;
  readonly browser: Browser;
  /** The address of a database, on the server that gets theirs. */
  readonly neighbour: string;
  readonly list: Checklist;
  readonly hosts: readonly Host[];
};

/** Runs a step, and returns what came of it; null if it failed or could not begin. */
async function tried<Answer>(
  list: Checklist,
  name: string,
  needs: readonly string[],
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  const answers: Answer[] = [];
  await list.check(name, needs, async () => answers.push(await work()));
  return answers[0] ?? null;
}

/** Serves a host for as long as `work` takes. */
async function served<Answer>(
  browser: Browser,
  { host, folder, databaseUrl }: Ground,
  work: (host: AdoptedHost) => Promise<Answer>,
): Promise<Answer> {
  const server = await serveHost({ folder, next: join(folder, "node_modules/next/dist/bin/next"), databaseUrl });
  try {
    return await work({ browser, origin: server.origin, databaseUrl, page: host.page, person: host.person });
  } finally {
    await server.stop();
  }
}

async function walkThrough(host: AdoptedHost): Promise<number> {
  let passed = 0;
  await walk(host, async (name, work) => {
    const startedAt = performance.now();
    await work();
    passed += 1;
    console.log(`    ${green("✓")} ${name} (${formatDuration(performance.now() - startedAt)})`);
  });
  return passed;
}

async function adoptWithin(ground: Ground): Promise<Effort> {
  const effort = await adopt(ground);
  const excess = excessOf(effort);
  if (excess !== null) throw new OperatorError(`${ground.host.title} took ${excess}.`);
  return effort;
}

async function compareLooks(host: AdoptedHost, before: Looks): Promise<void> {
  const strange = [...changedLooks(before, await readLooks(host)), ...(await strangePieces(host))];
  if (strange.length > 0) throw new OperatorError(`These look different from before:\n${strange.join("\n")}`);
}

async function adoptOne(host: Host, place: Place, { browser, list }: Here): Promise<Row | null> {
  const [before, adopted, walked] = [`${host.name}: before`, `${host.name}: adopted`, `${host.name}: walked`];
  let looks: Looks = new Map();
  const ground = await tried(list, before, [PACKAGE], async () => {
    const made = await makeRealGround(host, place);
    if (host !== DESIGN) return made;
    await typeIn(made, "pnpm run build");
    looks = await served(browser, made, readLooks);
    return made;
  });
  if (ground === null) return null;
  const effort = await tried(list, adopted, [before], () => adoptWithin(ground));
  if (effort === null) return null;
  let passed = 0;
  await list.test(walked, [adopted], async () => {
    passed = await served(browser, ground, walkThrough);
    return { ...NO_REPORT, passed };
  });
  if (host === DESIGN)
    await list.test(`${host.name}: looks as before`, [adopted], async () => {
      await served(browser, ground, (adoptedHost) => compareLooks(adoptedHost, looks));
      return { ...NO_REPORT, passed: 1 };
    });
  return { title: host.title, effort, walked: passed > 0 };
}

const PACKAGE = "The package's tarball, and pnpm";

/** Adopts hosts, one after the other, outside of this repository and with packages of the registry. */
export async function adoptAll(here: Here): Promise<Row[]> {
  const { root, neighbour, list, hosts } = here;
  const packages = await tried(list, PACKAGE, [], async () => {
    await mkdir(join(root, "package"));
    return { tarball: await packSession(join(root, "package")), bin: await installPnpm(join(root, "pnpm")) };
  });
  const rows: Row[] = [];
  if (packages === null) return rows;
  for (const host of hosts) {
    const row = await adoptOne(host, { root, neighbour, ...packages }, here);
    if (row !== null) rows.push(row);
  }
  return rows;
}
