import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { startBus } from "./bus.ts";
import { closeDatabase } from "@/lib/db";
import { log } from "@/lib/process/log";

const url = new URL(process.env["DATABASE_URL"] ?? "");

async function allowConnections(allowed: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: new URL("/postgres", url).href });
  await client.connect();
  await client.query(`ALTER DATABASE ${url.pathname.slice(1)} WITH ALLOW_CONNECTIONS ${allowed}`);
  await client.end();
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("news that can't be listened to yet are said once, in a sentence, and that they can be later", async () => {
  await closeDatabase();
  const warned = vi.spyOn(log(), "warn");
  const told = vi.spyOn(log(), "info");
  await allowConnections(false);
  // `vi.waitFor` moves the faked clock on.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  startBus();
  await vi.waitFor(() => expect(warned).toHaveBeenCalled());
  vi.advanceTimersByTime(5_000);
  await allowConnections(true);
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith("news of other processes can be listened to now"), {
    timeout: 60_000,
  });
  expect(warned.mock.calls).toEqual([
    [{ reason: expect.stringContaining("not currently accepting connections") }, expect.stringContaining("yet")],
  ]);
});
