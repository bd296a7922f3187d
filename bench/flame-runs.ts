import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import { addSessions } from "../e2e/many-sessions.ts";
import { signUpClient, type Client } from "../e2e/api-clients.ts";
import type { Instance } from "../testing/servers/instance.ts";
import { step } from "../cli/process/progress.ts";
import { measureCpuMs } from "./process-cost.ts";
import { foldProfiles, type Flame } from "./flame.ts";
import { profileSchema, type Profile } from "./profile.ts";
import { placeReader } from "./profile-places.ts";
import { rotate } from "./request-costs.ts";
import { summarise, type Summary } from "./statistics.ts";

const CASES = ["nothing", "nothingWithCookies", "check", "signOut"] as const;
const TIMED = { rounds: 30, requests: 200 } as const;
const PROFILED = { rounds: 6, requests: 1_000 } as const;

/** What is profiled. */
export type FlameCase = (typeof CASES)[number];

/** What one kind of request costs while no other is under way. */
export interface LoneRequest {
  /** From the request to the answer, while nothing is profiled: the medians of the rounds. */
  readonly ms: Summary;
  /** CPU time of the server's process, all its threads, while nothing is profiled, by round. */
  readonly cpuUs: Summary;
  readonly flame: Flame;
}

type Sent = { readonly method: string; readonly path: string; readonly headers: Client["headers"] };
type Connection = { ask(sent: Sent): Promise<string>; close(): void };

/** One connection, which sends one request after the other. */
function connect(origin: string): Connection {
  const { host, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: async ({ method, path, headers }) => {
      const asked = request({ host: "127.0.0.1", port, method, path, headers: { ...headers, host }, agent }).end();
      const [response] = await once(asked, "response");
      const body = await text(response);
      if (response.statusCode >= 300) throw new Error(`${path} answered ${response.statusCode}.`);
      return body;
    },
    close: () => agent.destroy(),
  };
}

async function requestsOf(name: FlameCase, { databaseUrl }: Instance, person: Client, times: number): Promise<Sent[]> {
  if (name === "signOut")
    return (await addSessions(databaseUrl, person, times)).map(({ headers }) => ({
      method: "POST",
      path: "/api/auth/logout",
      headers,
    }));
  const path = name === "check" ? "/api/me" : "/api/bench/nothing";
  return Array.from({ length: times }, () => ({
    method: "GET",
    path,
    headers: name === "nothing" ? {} : person.headers,
  }));
}

type Taken = { readonly ms: number[]; readonly cpuUs: number[]; readonly profiles: Profile[]; profiled: number };

const newTaken = (): Taken => ({ ms: [], cpuUs: [], profiles: [], profiled: 0 });

async function time(connection: Connection, pid: number, requests: readonly Sent[], taken: Taken): Promise<void> {
  const each: number[] = [];
  const cpuMs = await measureCpuMs(pid, async () => {
    for (const sent of requests) {
      const from = performance.now();
      await connection.ask(sent);
      each.push(performance.now() - from);
    }
  });
  taken.ms.push(summarise(each).median);
  taken.cpuUs.push((cpuMs * 1000) / requests.length);
}

async function profile(connection: Connection, requests: readonly Sent[], taken: Taken): Promise<void> {
  const profiler = { path: "/api/bench/profile", headers: {} };
  await connection.ask({ ...profiler, method: "POST" });
  for (const sent of requests) await connection.ask(sent);
  const made: unknown = JSON.parse(await connection.ask({ ...profiler, method: "DELETE" }));
  taken.profiles.push(profileSchema.parse(made));
  taken.profiled += requests.length;
}

/**
 * Sends each kind of request over one connection, first for what it costs, then with the profiler. The kinds take short turns, in rounds
 * that each begin with another one. `share` (0 to 1) shortens each turn.
 */
export async function measureFlames(
  instance: Instance,
  share: number,
): Promise<Readonly<Record<FlameCase, LoneRequest>>> {
  const person = await signUpClient(instance.origin);
  const pid = instance.server.pid();
  const connection = connect(instance.origin);
  const taken = { nothing: newTaken(), nothingWithCookies: newTaken(), check: newTaken(), signOut: newTaken() };
  const round = async (
    requests: number,
    number: number,
    run: (sent: Sent[], name: FlameCase) => Promise<void>,
  ): Promise<void> => {
    // A sign-out takes several times as long.
    const times = (name: FlameCase) => Math.max(20, Math.ceil((requests * share) / (name === "signOut" ? 3 : 1)));
    for (const name of rotate(CASES, number)) await run(await requestsOf(name, instance, person, times(name)), name);
  };
  try {
    await step("Warm-up", () => round(3_000, 0, (sent) => time(connection, pid, sent, newTaken())));
    await step("Timed in turns", async () => {
      for (let number = 1; number <= TIMED.rounds; number += 1)
        await round(TIMED.requests, number, (sent, name) => time(connection, pid, sent, taken[name]));
    });
    await step("Profiled in turns", async () => {
      for (let number = 1; number <= PROFILED.rounds; number += 1)
        await round(PROFILED.requests, number, (sent, name) => profile(connection, sent, taken[name]));
    });
  } finally {
    connection.close();
  }
  const read = placeReader();
  const finish = ({ ms, cpuUs, profiles, profiled }: Taken): LoneRequest => ({
    ms: summarise(ms),
    cpuUs: summarise(cpuUs),
    flame: foldProfiles(profiles, read, profiled),
  });
  return {
    nothing: finish(taken.nothing),
    nothingWithCookies: finish(taken.nothingWithCookies),
    check: finish(taken.check),
    signOut: finish(taken.signOut),
  };
}
