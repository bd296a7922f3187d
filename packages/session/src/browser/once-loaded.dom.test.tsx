import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadLater } from "./once-loaded.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("code that can't be loaded is tried again, until it is there", async () => {
  const load = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error("Failed to load")).mockResolvedValue();
  loadLater(load);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(load).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(load).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(2);
});

test("once it is stopped, it is tried no more, an attempt that fails afterwards included", async () => {
  let fail = (): void => undefined;
  const load = vi.fn(() => new Promise<void>((_resolve, reject) => (fail = () => reject(new Error("Failed to load")))));
  const stop = loadLater(load);
  stop();
  fail();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(1);
});

test("before the page is loaded, it waits, but not for ever", async () => {
  vi.spyOn(document, "readyState", "get").mockReturnValue("interactive");
  const load = vi.fn(async () => undefined);
  loadLater(load);
  expect(load).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  dispatchEvent(new Event("load"));
  expect(load).toHaveBeenCalledTimes(1);
});
