import { verify } from "@node-rs/argon2";
import { hashPassword } from "@/lib/password/password";
import type { Instance } from "../testing/servers/instance.ts";
import { send, signInClient, signOutClient, signUpClient, type Client } from "../e2e/api-clients.ts";
import { addSessions } from "../e2e/many-sessions.ts";
import { measureCpuMs } from "./process-cost.ts";
import { summarise, type Summary } from "./statistics.ts";

const ROUNDS = { signIn: 40, signOut: 100, everywhere: 10 } as const;
const WARM_UP = 5;

interface Measured {
  readonly answers: Record<string, Summary>;
  readonly cpu: Record<string, number>;
}

async function timeEach<Given>(given: readonly Given[], run: (each: Given) => Promise<unknown>): Promise<number[]> {
  const tookMs: number[] = [];
  for (const each of given) {
    const startedAt = performance.now();
    await run(each);
    tookMs.push(performance.now() - startedAt);
  }
  return tookMs;
}

async function signOutEverywhere(origin: string, { headers }: Client): Promise<void> {
  const body = JSON.stringify({ scope: "all" });
  const sent = { headers: { ...headers, "content-type": "application/json" }, body };
  const { response } = await send(origin, "POST", "/api/auth/logout", sent);
  if (response.statusCode !== 200) throw new Error(`A sign-out everywhere answered ${response.statusCode}.`);
}

// The server hashes in threads beside its main one, so a hash takes as long there as here.
async function measureArgon2(rounds: number): Promise<number[]> {
  const hash = await hashPassword("violet harbour 42 by night");
  return timeEach(Array.from({ length: rounds }), () => verify(hash, "violet harbour 42 by night"));
}

async function measureEverywhere(
  { origin, databaseUrl }: Instance,
  sessions: number,
  rounds: number,
): Promise<Summary> {
  const leading: Client[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const person = await signUpClient(origin);
    await addSessions(databaseUrl, person, sessions - 1);
    leading.push(person);
  }
  return summarise(await timeEach(leading, (person) => signOutEverywhere(origin, person)));
}

/** Measures sign-ins and sign-outs from the request to the answer, one after the other, over a connection each. */
export async function measureAnswers(instance: Instance, share: number): Promise<Measured> {
  const { origin, databaseUrl } = instance;
  const pid = instance.server.pid();
  const times = (count: number): number => Math.max(3, Math.ceil(count * share));
  const person = await signUpClient(origin);
  const [signIns, signOuts] = [times(ROUNDS.signIn), times(ROUNDS.signOut)];
  const persons = Array.from({ length: signIns }, () => person);
  await timeEach(persons.slice(0, WARM_UP), (each) => signInClient(origin, each));
  let signIn: number[] = [];
  const signInCpu = await measureCpuMs(pid, async () => {
    signIn = await timeEach(persons, (each) => signInClient(origin, each));
  });
  const leaving = await addSessions(databaseUrl, person, signOuts + WARM_UP);
  await timeEach(leaving.slice(0, WARM_UP), (each) => signOutClient(origin, each));
  let signOut: number[] = [];
  const signOutCpu = await measureCpuMs(pid, async () => {
    signOut = await timeEach(leaving.slice(WARM_UP), (each) => signOutClient(origin, each));
  });
  const rounds = times(ROUNDS.everywhere);
  return {
    answers: {
      argon2: summarise(await measureArgon2(signIns)),
      signIn: summarise(signIn),
      signOut: summarise(signOut),
      everywhere1: await measureEverywhere(instance, 1, rounds),
      everywhere100: await measureEverywhere(instance, 100, rounds),
      everywhere1000: await measureEverywhere(instance, 1_000, rounds),
    },
    cpu: { signIn: signInCpu / signIns, signOut: signOutCpu / signOuts },
  };
}
