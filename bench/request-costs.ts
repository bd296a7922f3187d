import type { Instance } from "../testing/servers/instance.ts";
import { step } from "../cli/process/progress.ts";
import { connectApp, signOutClient, signUpClient, withAccessToken } from "../e2e/api-clients.ts";
import { measureRequestCpu, type Target } from "./load.ts";
import { summarise, type Summary } from "./statistics.ts";

const WARM_UP_SECONDS = 4;
const ROUND_SECONDS = 4;
const ROUNDS = 5;

/** Returns the requests to measure. A request comes right after the one that it is compared with. */
async function requestTargets({ origin }: Instance): Promise<Record<string, Target>> {
  const person = await signUpClient(origin);
  const app = withAccessToken(person, (await connectApp(origin, person)).access_token);
  const former = await signUpClient(origin);
  await signOutClient(origin, former);
  const me = { path: "/api/me", status: 401 };
  const nothing = { path: "/api/bench/nothing", status: 200 };
  const check = { path: "/api/me", headers: person.headers, status: 200 };
  return {
    nothing,
    check,
    loneNothing: { ...nothing, connections: 1 },
    loneCheck: { ...check, connections: 1 },
    bearer: { path: "/api/me", headers: app.headers, status: 200 },
    noCookie: me,
    malformed: { ...me, headers: { cookie: "aurora.session=not-a-token" } },
    ended: { ...me, headers: former.headers },
    uncheckedPage: { path: "/bench/unchecked", headers: person.headers, status: 200 },
    checkedPage: { path: "/bench/checked", headers: person.headers, status: 200 },
  };
}

/**
 * Measures each target in turn, in five rounds that each begin with another target. So other work of the machine, and what a
 * target leaves behind for the next, affect all of them alike.
 * Returns microseconds of the server's CPU time a request. `share` (0 to 1) shortens each turn.
 */
export async function measureRequests(instance: Instance, share: number): Promise<Record<string, Summary>> {
  const targets = Object.entries(await requestTargets(instance));
  await step("Warm-up", async () => {
    for (const [, target] of targets) await measureRequestCpu(instance, target, Math.max(1, WARM_UP_SECONDS * share));
  });
  const measured = new Map<string, number[]>(targets.map(([name]) => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1)
    await step(`Round ${round} of ${ROUNDS}`, async () => {
      for (const [name, target] of rotate(targets, round))
        measured.get(name)?.push(await measureRequestCpu(instance, target, Math.max(1, ROUND_SECONDS * share)));
    });
  return Object.fromEntries([...measured].map(([name, values]) => [name, summarise(values)]));
}

/** Returns the items from another one on, and those before it behind them. */
export function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
