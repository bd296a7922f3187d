import { step } from "../../cli/process/progress.ts";
import { readTreeCpuMs } from "../process-cost.ts";
import { quantile, summarise, type Summary } from "../statistics.ts";
import type { Asking, Contender, PeerSession, Sessions } from "./contender.ts";
import { load, timeEach } from "./requests.ts";
import { readNumber } from "./rows.ts";

const ROUNDS = 5;
const MOST_ROWS = 1_000_000;
const SESSIONS_OF_ONE = 1_000;
const SECONDS = { busy: 3, alone: 1.5, garbage: 2 } as const;
const SIGN_OUTS = { oneByOne: 150, atOnce: 160 } as const;
const DO_NOTHING: Asking = { method: "GET", path: "/api/nothing", headers: {}, status: 200 };

type Measured = Readonly<Record<string, number>>;
/** Each figure's summary, by the figure's name and then by the contender's. */
export type Figures = Record<string, Record<string, Summary>>;

async function aloneMs(origin: string, asking: Asking, seconds: number): Promise<number> {
  const tookMs: number[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until)
    tookMs.push(
      ...(await timeEach(
        origin,
        Array.from({ length: 100 }, () => asking),
        1,
      )),
    );
  return quantile(tookMs, 0.5);
}

async function countStatements(databaseUrl: string): Promise<number> {
  const server = new URL("/postgres", databaseUrl).href;
  return readNumber(
    server,
    `SELECT coalesce(sum(calls), 0) AS number FROM pg_stat_statements JOIN pg_database ON dbid = pg_database.oid WHERE datname = $1`,
    [new URL(databaseUrl).pathname.slice(1)],
  );
}

async function measureGarbage(origin: string, sessions: Sessions, share: number): Promise<Measured> {
  const before = await countStatements(sessions.databaseUrl);
  const many = await load(origin, sessions.garbage, Math.max(1, SECONDS.garbage * share));
  const one = await load(origin, sessions.garbage, Math.max(1, SECONDS.garbage * share), 1);
  const sent = (await countStatements(sessions.databaseUrl)) - before;
  return {
    garbageBusy: many.answered / many.seconds,
    garbageAlone: one.answered / one.seconds,
    // What the app does by itself meanwhile is no part of a request: one in a hundred is none.
    garbageStatements: Math.round((100 * sent) / (many.answered + one.answered)) / 100,
  };
}

async function measureChecks({ origin, pid, sessions }: Contender, share: number): Promise<Measured> {
  const check = sessions?.check(sessions.checked) ?? DO_NOTHING;
  const beforeMs = await readTreeCpuMs(pid);
  const { answered } = await load(origin, check, Math.max(1, SECONDS.busy * share));
  const checkBusy = (((await readTreeCpuMs(pid)) - beforeMs) * 1000) / answered;
  const checkAlone = await aloneMs(origin, check, Math.max(0.5, SECONDS.alone * share));
  return { checkBusy, checkAlone, ...(sessions && (await measureGarbage(origin, sessions, share))) };
}

async function requireEnded(sessions: Sessions, made: readonly PeerSession[]): Promise<void> {
  const live = await sessions.countLive(made);
  if (live > 0) throw new Error(`${live} of ${made.length} sessions are still live after their sign-out.`);
}

async function signOutEach(origin: string, sessions: Sessions, count: number, connections: number): Promise<number> {
  const made = await sessions.make(count, 1);
  if ((await sessions.countLive(made)) !== count) throw new Error("The sessions to sign out were not made.");
  const tookMs = await timeEach(origin, made.map(sessions.signOut), connections);
  await requireEnded(sessions, made);
  return quantile(tookMs, 0.5);
}

async function endEverywhere(origin: string, sessions: Sessions): Promise<number> {
  const made = await sessions.make(1, SESSIONS_OF_ONE);
  const tookMs = await timeEach(origin, made.slice(0, 1).map(sessions.everywhere), 1);
  await requireEnded(sessions, made);
  return quantile(tookMs, 0.5);
}

async function measureEndings({ origin, sessions, checksOnly }: Contender, share: number): Promise<Measured> {
  if (sessions === undefined || checksOnly) return {};
  const count = (all: number): number => Math.max(16, Math.ceil(all * share));
  return {
    signOut: await signOutEach(origin, sessions, count(SIGN_OUTS.oneByOne), 1),
    signOutBusy: await signOutEach(origin, sessions, count(SIGN_OUTS.atOnce), 16),
    everywhere: await endEverywhere(origin, sessions),
  };
}

async function measureAmongMany({ origin, sessions, checksOnly }: Contender): Promise<Measured> {
  if (sessions === undefined || checksOnly) return {};
  return { everywhereAmongMany: await endEverywhere(origin, sessions) };
}

function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

/** Measures all contenders in turn, in rounds that each begin with another one, after a round that does not count. */
async function inRounds(
  contenders: readonly Contender[],
  label: string,
  measure: (contender: Contender) => Promise<Measured>,
): Promise<Figures> {
  const all: Record<string, Record<string, number[]>> = {};
  for (let round = 0; round <= ROUNDS; round += 1)
    await step(round === 0 ? `${label}: warm-up` : `${label}: round ${round} of ${ROUNDS}`, async () => {
      for (const contender of rotate(contenders, round))
        for (const [figure, value] of Object.entries(await measure(contender)))
          if (round > 0) ((all[figure] ??= {})[contender.name] ??= []).push(value);
    });
  return Object.fromEntries(
    Object.entries(all).map(([figure, byName]) => [
      figure,
      Object.fromEntries(Object.entries(byName).map(([name, values]) => [name, summarise(values)])),
    ]),
  );
}

/** Measures checks, garbage and endings of all contenders. `share` (0 to 1) shortens each turn and fills fewer rows. */
export async function measurePeers(contenders: readonly Contender[], share: number): Promise<Figures> {
  const checks = await inRounds(contenders, "Checks", (contender) => measureChecks(contender, share));
  const endings = await inRounds(contenders, "Endings", (contender) => measureEndings(contender, share));
  const rows = Math.ceil(MOST_ROWS * share);
  for (const { name, sessions, checksOnly } of contenders)
    if (sessions && !checksOnly)
      await step(`${name}: ${rows.toLocaleString("en")} more rows`, () => sessions.fill(rows));
  const amongMany = await inRounds(contenders, "Among many", measureAmongMany);
  return { ...checks, ...endings, ...amongMany };
}
