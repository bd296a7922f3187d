import { afterEach, beforeEach, expect, test, vi } from "vitest";

const SESSION = "session-of-ann";

// Web Locks, which happy-dom lacks: the first to ask for a name holds it until done.
const held = new Map<string, Promise<unknown>>();
const locks = {
  request: async (name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
    await held.get(name);
    signal.throwIfAborted();
    const working = work();
    held.set(name, working);
    await working;
    held.delete(name);
  },
};

// A document follows one session: each test is a new document.
beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("navigator", { locks });
});
afterEach(() => {
  dispatchEvent(new Event("pagehide"));
  vi.useRealTimers();
  vi.unstubAllGlobals();
  held.clear();
});

function streamOf(...events: readonly string[]): Response {
  return new Response(events.join(""));
}

async function failure(code: string, status: number): Promise<Error> {
  const { ApiError } = await import("./api-client.ts");
  return new ApiError(code, status, code);
}

function event(type: string, data: unknown): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

const hello = event("hello", { user: { id: "ann" }, session: { id: SESSION } });

async function follow(openStream: (path: string, signal: AbortSignal) => Promise<Response>) {
  const [{ followSession }, { listenToTabs }] = [await import("./follow-session.ts"), await import("./tab-channel.ts")];
  const heard: unknown[] = [];
  listenToTabs((message) => heard.push(message));
  followSession(SESSION, openStream);
  return { heard, followSession };
}

test("the server's events reach every tab: this session's end, anything else as a change, garbage not at all", async () => {
  const told = [
    hello,
    ":\n\n",
    event("signed_in", { sessionId: "another", reason: null }),
    event("ended", { sessionId: SESSION, reason: "not a reason" }),
    "event: ended\ndata: {\n\n",
    event("ended", { sessionId: SESSION, reason: "admin" }),
  ];
  const open = vi.fn<() => Promise<Response>>(async () => new Promise(() => undefined));
  open.mockResolvedValueOnce(streamOf(...told));
  const { heard } = await follow(open);
  const message = { v: 1, sessionId: SESSION };
  await expect
    .poll(() => heard)
    .toEqual([
      { ...message, type: "changed" },
      { ...message, type: "changed" },
      { ...message, type: "ended", reason: "admin" },
    ]);
});

test("a stream that greets another session tells that this one was replaced, for nobody else will", async () => {
  const open = vi.fn<() => Promise<Response>>(async () => new Promise(() => undefined));
  open.mockResolvedValueOnce(streamOf(event("hello", { user: { id: "ann" }, session: { id: "the next one" } })));
  const { heard } = await follow(open);
  await expect.poll(() => heard).toEqual([{ v: 1, type: "ended", sessionId: SESSION, reason: "replaced_by_login" }]);
});

test("it connects again after an end, an outage and no network; a 401 stops it for good", async () => {
  vi.useFakeTimers();
  const open = vi.fn<() => Promise<Response>>();
  open.mockResolvedValueOnce(streamOf(hello));
  open.mockRejectedValueOnce(await failure("session_unverifiable", 503));
  open.mockRejectedValueOnce(await failure("unreachable", 0));
  open.mockRejectedValueOnce(await failure("token_rotated", 401));
  open.mockRejectedValueOnce(await failure("session_ended", 401));
  const { heard } = await follow(open);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(open).toHaveBeenCalledTimes(5);
  expect(heard).toHaveLength(1);
  expect(held.size).toBe(0);
  dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(open).toHaveBeenCalledTimes(5);
});

test("a stream that is answered and closed at once is asked for less and less often", async () => {
  vi.useFakeTimers();
  const open = vi.fn<() => Promise<Response>>(async () => streamOf(hello));
  await follow(open);
  await vi.advanceTimersByTimeAsync(60_000);
  // Waits of about 1, 2, 4, 8 and then 15 s, each between half and one and a half times as long.
  expect(open.mock.calls.length).toBeGreaterThan(4);
  expect(open.mock.calls.length).toBeLessThan(13);
});

test("of several tabs one holds the stream; the next takes over when that page is hidden", async () => {
  const open = vi.fn<(path: string, signal: AbortSignal) => Promise<Response>>(
    async (_path, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => failure("unreachable", 0).then(reject, reject));
      }),
  );
  let letGo: () => void = () => undefined;
  held.set(`aurora.events.${SESSION}`, new Promise<void>((resolve) => (letGo = resolve)));
  const { followSession } = await follow(open);
  followSession(SESSION, open);
  expect(open).not.toHaveBeenCalled();
  letGo();
  await expect.poll(() => open).toHaveBeenCalledOnce();
  dispatchEvent(new Event("pagehide"));
  await expect.poll(() => held.size).toBe(0);
  dispatchEvent(new Event("pageshow"));
  await expect.poll(() => open).toHaveBeenCalledTimes(2);
});
