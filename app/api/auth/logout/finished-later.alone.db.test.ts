import { connect, createServer, type Server, type Socket } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { log } from "@/lib/process/log";
import { createToken } from "aurora-session/core";
import { endReasonOf, signedIn, type TestBrowser } from "@/testing/helpers/test-browser";

/** A connection to the database that a test can cut. */
class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #cut = false;

  constructor({ hostname, port }: URL) {
    this.#server = createServer((socket) => {
      if (this.#cut) return socket.destroy();
      const far = connect(Number(port), hostname);
      for (const each of [socket, far]) {
        this.#sockets.add(each);
        each.on("error", () => each.destroy());
      }
      return socket.pipe(far).pipe(socket);
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The wire listens on no port.");
    return address.port;
  }

  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  mend(): void {
    this.#cut = false;
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }
}

const direct = process.env["DATABASE_URL"] ?? "";
const url = new URL(direct);
const wire = new Wire(new URL(url));

beforeAll(async () => {
  url.port = String(await wire.listen());
  vi.stubEnv("DATABASE_URL", url.href);
});
beforeEach(() => wire.mend());
afterAll(() => wire.stop());

// After each failure the next try comes later.
vi.setConfig({ testTimeout: 90_000 });

async function post(browser: TestBrowser, scope: "this" | "all" | "pending"): Promise<Response> {
  const { POST } = await import("@/app/api/auth/logout/route");
  return browser.send(POST, "POST", "/api/auth/logout", { body: { scope } });
}

test("a sign-out during an outage is promised, and the server itself finishes it when the database is back", async () => {
  const { browser, sessionId } = await signedIn();
  wire.cut();
  const answer = await post(browser, "this");
  expect([answer.status, await answer.json()]).toEqual([202, { success: true, revocation: "pending" }]);
  expect([...browser.cookies.keys()]).toEqual(["aurora.pending"]);
  wire.mend();
  await expect.poll(() => endReasonOf(sessionId)).toBe("user");
});

test("the browser's next visit finishes it too, and then forgets it", async () => {
  const { browser, sessionId } = await signedIn();
  wire.cut();
  await post(browser, "this");
  wire.mend();
  await expect.poll(async () => (await post(browser, "pending")).status).toBe(200);
  expect(browser.cookies.size).toBe(0);
  expect(await endReasonOf(sessionId)).toBe("user");
});

test("a sign-out that can't be committed keeps no other waiting", async () => {
  const [stuck, ...others] = await Promise.all([signedIn(), signedIn(), signedIn()]);
  const holder = new pg.Client({ connectionString: direct });
  await holder.connect();
  await holder.query("BEGIN");
  await holder.query(`SELECT 1 FROM "Session" WHERE id = $1 FOR UPDATE`, [stuck.sessionId]);
  wire.cut();
  for (const { browser } of [stuck, ...others]) expect((await post(browser, "this")).status).toBe(202);
  wire.mend();
  for (const { sessionId } of others)
    await vi.waitFor(async () => expect(await endReasonOf(sessionId)).toBe("user"), { timeout: 60_000, interval: 200 });
  expect(await endReasonOf(stuck.sessionId)).toBeNull();
  await holder.query("ROLLBACK");
  await holder.end();
  await vi.waitFor(async () => expect(await endReasonOf(stuck.sessionId)).toBe("user"), { timeout: 60_000 });
});

test("a sign-out that does not fit into memory stays with its browser, and the log tells it once in a while", async () => {
  const warned = vi.spyOn(log(), "warn");
  const retries = () => globalThis.auroraSessionState?.signOutRetries ?? { waiting: new Set<string>() };
  const toldOf = () =>
    warned.mock.calls.filter((call) => call.some((word) => String(word).includes("fit into memory")));
  const [full, madeUp] = [await signedIn(), await signedIn()];
  // The database knows of an ending a moment before the process that sent it.
  await vi.waitFor(() => expect(retries().waiting.size).toBe(0));
  wire.cut();
  madeUp.browser.cookies.set("aurora.pending", Array.from({ length: 300 }, () => createToken()).join("."));
  expect((await post(madeUp.browser, "this")).status).toBe(202);
  expect(retries().waiting.size).toBe(0);
  const fake = Array.from({ length: 10_000 }, (_, index) => String(index));
  for (const key of fake) retries().waiting.add(key);
  expect((await post(full.browser, "this")).status).toBe(202);
  expect(full.browser.cookie("pending")).toBe(full.token);
  expect(toldOf()).toHaveLength(1);
  for (const key of fake) retries().waiting.delete(key);
  wire.mend();
  // The pool may still hold a connection that was cut: the first statement that takes it fails.
  await vi.waitFor(async () => expect(await endReasonOf(full.sessionId)).toBeNull());
  await vi.waitFor(async () => expect((await post(full.browser, "pending")).status).toBe(200), { timeout: 60_000 });
  expect(await endReasonOf(full.sessionId)).toBe("user");
});

test("a database that comes and goes signs nobody out", async () => {
  const { GET } = await import("@/app/api/me/route");
  const { browser, as, sessionId } = await signedIn();
  wire.cut();
  const during = await browser.send(GET, "GET", "/api/me", as);
  expect([during.status, during.headers.getSetCookie()]).toEqual([503, []]);
  wire.mend();
  await expect.poll(async () => (await browser.send(GET, "GET", "/api/me", as)).status).toBe(200);
  expect(browser.cookie("sid")).toBe(sessionId);
});
