import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listenToTabs, tellTabs, type TabMessage } from "@/lib/browser/tab-channel";

const ENDED = { type: "ended", sessionId: "a", reason: "user" } as const;

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

function listen(): { heard: TabMessage[]; stop: () => void } {
  const heard: TabMessage[] = [];
  return { heard, stop: listenToTabs((message) => heard.push(message)) };
}

function store(value: unknown, key = "aurora.message"): void {
  const newValue = typeof value === "string" || value === null ? value : JSON.stringify(value);
  dispatchEvent(new StorageEvent("storage", { key, newValue }));
}

const GARBAGE = [
  null,
  "",
  "ended",
  "{",
  1,
  [],
  {},
  ENDED,
  { ...ENDED, v: 2 },
  { ...ENDED, v: "1" },
  { v: 1, type: "ended", sessionId: "a" },
  { v: 1, type: "ended", sessionId: "a", reason: "because" },
  { v: 1, type: "ended", sessionId: 7, reason: "user" },
  { v: 1, type: "opened" },
  { v: 1, type: "opened", sessionId: "a" },
  { v: 1, type: "left", sessionId: "a" },
  { v: 1, type: "wipe", sessionId: "a" },
];

describe("with BroadcastChannel", () => {
  test("another tab hears what one tells, whole", async () => {
    const { heard, stop } = listen();
    tellTabs(ENDED);
    await expect.poll(() => heard).toEqual([{ v: 1, ...ENDED }]);
    stop();
  });

  test("anything that is no message of ours is dropped", async () => {
    const { heard, stop } = listen();
    const channel = new BroadcastChannel("aurora");
    for (const message of GARBAGE) channel.postMessage(message);
    // Messages of one channel arrive in order: when this one is here, the others were.
    channel.postMessage({ v: 1, type: "opened", sessionId: "last", tabId: "t" });
    await expect.poll(() => heard).toEqual([{ v: 1, type: "opened", sessionId: "last", tabId: "t" }]);
    channel.close();
    stop();
  });

  test("a listener that was stopped hears nothing more", async () => {
    const first = listen();
    const second = listen();
    first.stop();
    tellTabs(ENDED);
    await expect.poll(() => second.heard).toHaveLength(1);
    store({ v: 1, ...ENDED });
    expect(first.heard).toEqual([]);
    second.stop();
  });
});

describe("without BroadcastChannel", () => {
  beforeEach(() => {
    vi.stubGlobal("BroadcastChannel", undefined);
    Reflect.deleteProperty(globalThis, "BroadcastChannel");
  });

  test("a tab tells the others by the storage event, and leaves nothing behind", () => {
    const kept = new Map<string, string>();
    const written: [string, string][] = [];
    const setItem = (key: string, value: string) => {
      kept.set(key, value);
      written.push([key, value]);
    };
    vi.stubGlobal("localStorage", {
      setItem,
      removeItem: (key: string) => kept.delete(key),
      clear: () => kept.clear(),
    });
    const { heard, stop } = listen();
    tellTabs(ENDED);
    // The event fires only when a value changes: it must be gone before the same is told again.
    tellTabs(ENDED);
    expect(kept.size).toBe(0);
    for (const [key, value] of written) store(value, key);
    expect(heard).toEqual([ENDED, ENDED].map((message) => ({ v: 1, ...message })));
    stop();
  });

  test.each(GARBAGE)("%j is dropped", (message) => {
    const { heard, stop } = listen();
    store(message);
    store({ v: 1, ...ENDED }, "another.key");
    expect(heard).toEqual([]);
    stop();
  });

  test("a storage that is blocked is no failure", () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue(undefined);
    const refuse = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    vi.stubGlobal("localStorage", { setItem: refuse, removeItem: refuse, clear: () => undefined });
    expect(() => tellTabs(ENDED)).not.toThrow();
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});
