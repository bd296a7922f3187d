import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { broadcast } from "./tab-channel.ts";
import { watchVisitor } from "./watch-visitor.ts";

const SESSION = "session-of-ann";
const over = vi.fn<() => void>();
const answer = vi.fn<() => Promise<Response>>();
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  over.mockReset();
  answer.mockReset().mockResolvedValue(Response.json({ user: {} }));
  vi.stubGlobal("fetch", answer);
  document.cookie = `aurora.sid=${SESSION}; Path=/`;
  stop = watchVisitor(SESSION, over);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const name of ["sid", "leaving"]) document.cookie = `aurora.${name}=; Path=/; Max-Age=0`;
});

const aMinute = () => vi.advanceTimersByTimeAsync(60_000);

test("nothing is over while the server says who is signed in, or can't say", async () => {
  await aMinute();
  answer.mockResolvedValue(Response.json({ code: "session_unverifiable" }, { status: 503 }));
  await aMinute();
  answer.mockRejectedValue(new TypeError("Failed to fetch"));
  await aMinute();
  expect([answer.mock.calls.length, over.mock.calls.length]).toEqual([3, 0]);
});

test("it is over, once, when the server says that nobody is signed in", async () => {
  answer.mockImplementation(async () => Response.json(null));
  await aMinute();
  await aMinute();
  expect(over).toHaveBeenCalledOnce();
});

test.each([
  ["another session's", "aurora.sid=session-of-ben; Path=/"],
  ["gone", "aurora.sid=; Path=/; Max-Age=0"],
])("it is over when the cookie is %s by the time that the page is looked at", (_what, cookie) => {
  document.cookie = cookie;
  dispatchEvent(new Event("focus"));
  expect(over).toHaveBeenCalledOnce();
});

test("it is over when somebody has signed out without network, although the server still says otherwise", async () => {
  vi.useRealTimers();
  document.cookie = `aurora.leaving=${SESSION}.ticket; Path=/`;
  broadcast({ type: "ended", sessionId: SESSION, reason: "user" });
  await vi.waitFor(() => expect(over).toHaveBeenCalledOnce());
});
