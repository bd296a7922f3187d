import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as jwks from "@/app/.well-known/jwks.json/route";
import * as ended from "@/app/api/auth/ended/route";
import { connectedApp } from "@/app/api/test-client";
import { environmentWith } from "@/cli/process/child";
import { chooseFreePort } from "@/testing/servers/instance";
import { PATIENCE_MS } from "@/testing/patience";
import { startTestRedis } from "@/testing/servers/redis";
import { serveRoutes } from "@/testing/servers/served-routes";
import { endAllSessions, endSessions, startBus, transact } from "aurora-session/core";

const ENDINGS = 200;
const SECRET = "a secret of services, and of nothing else";
const port = await chooseFreePort();
const redis = await startTestRedis();
vi.stubEnv("AUTH_URL", `http://localhost:${port}`);
vi.stubEnv("INTROSPECTION_SECRET", SECRET);
vi.stubEnv("DENYLIST_REDIS_URL", redis.url);
const app = await serveRoutes(port, { "/.well-known/jwks.json": jwks.GET, "/api/auth/ended": ended.GET });

type Service = { readonly url: string; readonly process: ChildProcess };

async function startService(environment: Record<string, string>): Promise<Service> {
  const own = await chooseFreePort();
  const env = environmentWith({ ...environment, PORT: String(own) });
  const args = ["--conditions=aurora-source", "--import", "tsx", "examples/service.ts", `http://localhost:${port}`];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  await once(createInterface({ input: child.stdout }), "line");
  return { url: `http://127.0.0.1:${own}`, process: child };
}

let services: readonly Service[] = [];
beforeAll(async () => {
  startBus();
  services = await Promise.all([
    startService({ INTROSPECTION_SECRET: SECRET }),
    startService({ DENYLIST_REDIS_URL: redis.url }),
  ]);
});
afterAll(async () => {
  for (const { process: child } of services) child.kill();
  await app.stop();
  await redis.remove();
});

async function ask({ url }: Service, token: string | null) {
  const answer = await fetch(url, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
  const body: unknown = await answer.json();
  return { status: answer.status, challenge: answer.headers.get("www-authenticate"), body };
}

async function whenItAnswers(service: Service, token: string, status: number): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while ((await ask(service, token)).status !== status)
    if (performance.now() > giveUpAt) throw new Error(`The service at ${service.url} never answered ${status}.`);
}

/** Returns the slowest but for the slowest hundredth. */
function p99(durations: readonly number[]): number {
  return durations.toSorted((one, other) => one - other)[Math.ceil(durations.length * 0.99) - 1] ?? Infinity;
}

type Session = Awaited<ReturnType<typeof connectedApp>>;

// The ways in which an app's session ends: by itself, with the browser that connected it, and with everything of the person.
const ENDS: readonly ((session: Session) => Promise<unknown>)[] = [
  ({ user, tokens }) => transact((t) => endSessions(t, [{ id: tokens.client_id, userId: user.id }], "user_elsewhere")),
  ({ user, sessionId }) => transact((t) => endSessions(t, [{ id: sessionId, userId: user.id }], "user")),
  ({ user }) => transact((t) => endAllSessions(t, user.id, "user_all")),
];

test("the example service takes a token, and says in our words what is wrong with others", async () => {
  const { user, tokens } = await connectedApp();
  for (const service of services) {
    await whenItAnswers(service, tokens.access_token, 200);
    expect((await ask(service, tokens.access_token)).body).toEqual({ hello: user.id });
    expect(await ask(service, null)).toMatchObject({ status: 401, body: { status: 401, code: "session_missing" } });
    expect(await ask(service, "garbage")).toMatchObject({
      challenge: 'Bearer realm="aurora", error="invalid_token"',
      body: { status: 401, code: "invalid_token" },
    });
  }
});

test("from the commit of an ending to the service's 401 it takes less than a second, by the feed and by Redis", async () => {
  const lags = services.map((): number[] => []);
  const usual: number[] = [];
  for (let count = 0; count < ENDINGS; count += 1) {
    const session = await connectedApp();
    const token = session.tokens.access_token;
    for (const service of services) {
      const asked = performance.now();
      await whenItAnswers(service, token, 200);
      usual.push(performance.now() - asked);
    }
    await ENDS[count % ENDS.length]?.(session);
    const committed = performance.now();
    await Promise.all(
      services.map(async (service, index) => {
        await whenItAnswers(service, token, 401);
        lags[index]?.push(performance.now() - committed);
      }),
    );
  }
  // A machine on which a request that finds nothing new takes so long gets as much longer for the others.
  const slowness = Math.max(1, p99(usual) / 50);
  for (const each of lags) expect(p99(each)).toBeLessThan(1_000 * slowness);
});
