import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listenToPostgres } from "./postgres-bus.ts";
import { startTemporaryDatabase, type EmbeddedDatabase } from "@/prisma/embedded-database";

let database: EmbeddedDatabase;
beforeAll(async () => {
  database = await startTemporaryDatabase();
  vi.stubEnv("DATABASE_URL", database.url);
});
afterAll(() => database.stop());

test("the embedded database takes LISTEN and delivers nothing between connections, which its self-test notices", async () => {
  expect(await listenToPostgres(() => undefined)).toBe(false);
});
