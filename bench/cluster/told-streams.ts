import { z } from "zod";
import { sessionIdOf, type Client } from "../../e2e/api-clients.ts";
import type { Instance } from "../../testing/servers/instance.ts";
import type { ToldStreams } from "../cluster-results.ts";
import { openStreams, type Reader } from "../streams.ts";
import { around, call, eachOf } from "./calls.ts";
import { INSTANCES, type Cluster } from "./cluster.ts";
import { timesOf } from "./endings.ts";

const AT_ONCE = 4;

/** How many sessions a person has: one with a stream at each instance, and the one that ends them. */
export const STREAMED_SESSIONS = INSTANCES + 1;

const endedSchema = z.object({ sessionId: z.string(), reason: z.string() });

/** Returns when a stream told that its session is over, by `performance.now()`, or null where it was over without a word. */
export async function whenTold({ next }: Reader, client: Client): Promise<number | null> {
  for (let event = await next(); event !== null; event = await next()) {
    const [name, data] = event;
    // Streams also tell of the person's other sessions.
    if (name === "ended" && endedSchema.parse(data).sessionId === sessionIdOf(client)) return performance.now();
  }
  return null;
}

interface Streaming {
  readonly client: Client;
  readonly instance: Instance;
  readonly told: Promise<number | null>;
}

async function streamAt(instance: Instance, clients: readonly Client[]): Promise<Streaming[]> {
  const readers = await openStreams(instance.origin, clients);
  return readers.flatMap((reader, index) => {
    const client = clients[index];
    return client === undefined ? [] : [{ client, instance, told: whenTold(reader, client) }];
  });
}

/**
 * Opens a stream at each instance for each of these people, then ends the sessions: one from another instance, then all
 * others. Measures the streams at other instances than the one that ended their session.
 */
export async function measureToldStreams(
  { instances }: Cluster,
  people: readonly (readonly Client[])[],
): Promise<ToldStreams> {
  const opened = await Promise.all(
    instances.map((instance, index) =>
      streamAt(
        instance,
        people.flatMap((clients) => clients[index] ?? []),
      ),
    ),
  );
  const [sinceSent, sinceAnswered]: [number[], number[]] = [[], []];
  let untold = 0;
  const end = async (at: Instance, path: string, by: Client, streams: readonly Streaming[]): Promise<void> => {
    const answer = await call(at, "DELETE", path, by);
    if (answer.status !== 200) throw new Error(`The ending answered ${answer.status}: ${answer.text}`);
    for (const { instance, told } of streams) {
      const toldAt = await told;
      if (toldAt === null) untold += 1;
      else if (instance !== at) {
        sinceSent.push(toldAt - answer.sentAt);
        sinceAnswered.push(toldAt - answer.answeredAt);
      }
    }
  };
  await eachOf(people, AT_ONCE, async (clients, person) => {
    const by = clients.at(-1);
    // Each person's endings are at another instance than those of the one before.
    const [first, ...others] = opened.map((_, index) => around(around(opened, person + index), person));
    if (by === undefined || first === undefined) throw new Error("A person has too few sessions.");
    const elsewhere = around(others, person).instance;
    await end(elsewhere, `/api/auth/sessions/${sessionIdOf(first.client)}`, by, [first]);
    await end(elsewhere, "/api/auth/sessions?scope=others", by, others);
  });
  return {
    streams: opened.flat().length,
    sinceSent: timesOf(sinceSent),
    sinceAnswered: timesOf(sinceAnswered),
    untold,
  };
}
