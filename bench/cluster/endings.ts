import { OperatorError } from "../../cli/process/operator-error.ts";
import { sessionIdOf, type Client } from "../../e2e/api-clients.ts";
import type { Instance } from "../../testing/servers/instance.ts";
import type { Endings, Times } from "../cluster-results.ts";
import { quantile } from "../statistics.ts";
import { around, call, eachOf } from "./calls.ts";
import { INSTANCES, type Cluster } from "./cluster.ts";

/** How many sessions a person of these endings has. */
export const SESSIONS_EACH = 4;
/** How many endings end them: one of another device, one of all others, one of the last by itself. */
export const ENDINGS_EACH = 3;
/** How many endings are under way at once. */
export const AT_ONCE = 8;

/** Returns the quantiles of times in milliseconds. Throws if there is none. */
export function timesOf(milliseconds: readonly number[]): Times {
  const [p50 = 0, p95 = 0, p99 = 0, most = 0] = [0.5, 0.95, 0.99, 1].map((share) => quantile(milliseconds, share));
  return { count: milliseconds.length, p50, p95, p99, most };
}

interface Ending {
  readonly method: string;
  readonly path: string;
  readonly by: Client;
  readonly ends: readonly Client[];
}

function endingsOf([first, second, third, fourth]: readonly Client[]): Ending[] {
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error("A person has too few sessions.");
  return [
    { method: "DELETE", path: `/api/auth/sessions/${sessionIdOf(second)}`, by: first, ends: [second] },
    { method: "DELETE", path: "/api/auth/sessions?scope=others", by: first, ends: [third, fourth] },
    { method: "POST", path: "/api/auth/logout", by: first, ends: [first] },
  ];
}

/** Returns the other instances than the one at an index that goes round. */
export function othersThan(instances: readonly Instance[], index: number): Instance[] {
  return instances.filter((instance) => instance !== around(instances, index));
}

/**
 * Ends all sessions of these people, each ending at the next instance, and asks for every ended one at each of the other
 * instances as soon as the ending is answered. Throws if an ending did not end what it should.
 */
export async function measureEndings({ instances }: Cluster, people: readonly Client[][]): Promise<Endings> {
  const ending: number[] = [];
  const sinceSent: number[] = [];
  const sinceAnswered: number[] = [];
  let [late, other, sessions] = [0, 0, 0];
  const end = async ({ method, path, by, ends }: Ending, index: number): Promise<void> => {
    const answer = await call(around(instances, index), method, path, by);
    if (answer.status === 202 || answer.status === 503)
      throw new OperatorError(
        `An ending took longer than a statement may (${method} ${path} answered ${answer.status}): this machine is too busy, run it in a calmer moment.`,
      );
    // The number says that each of them was live until then.
    if (answer.status !== 200 || !answer.text.includes(`"ended":${ends.length}`))
      throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    ending.push(answer.answeredAt - answer.sentAt);
    sessions += ends.length;
    const asked = ends.flatMap((client) =>
      othersThan(instances, index).map((instance) => call(instance, "GET", "/api/me", client)),
    );
    for (const { status, answeredAt } of await Promise.all(asked)) {
      if (status === 200) late += 1;
      else if (status !== 401) other += 1;
      sinceSent.push(answeredAt - answer.sentAt);
      sinceAnswered.push(answeredAt - answer.answeredAt);
    }
  };
  await eachOf(people, AT_ONCE, async (clients, person) => {
    // Each person's endings begin at another instance.
    for (const [index, each] of endingsOf(clients).entries()) await end(each, person * (INSTANCES - 1) + index);
  });
  return {
    endings: ending.length,
    sessions,
    ending: timesOf(ending),
    sinceSent: timesOf(sinceSent),
    sinceAnswered: timesOf(sinceAnswered),
    late,
    other,
  };
}
