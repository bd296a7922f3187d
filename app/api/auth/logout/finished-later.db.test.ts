import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { endReasonOf, signedIn, type TestBrowser } from "@/lib/test-browser";

/** A wire to the database that a test can cut. */
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

const url = new URL(process.env["DATABASE_URL"] ?? "");
const wire = new Wire(new URL(url));

beforeAll(async () => {
  url.port = String(await wire.listen());
  vi.stubEnv("DATABASE_URL", url.href);
});
beforeEach(() => wire.mend());
afterAll(() => wire.stop());

// Whoever waits for a database waits longer from round to round.
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
