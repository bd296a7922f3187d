import { expect, test } from "vitest";
import { listenToPostgres } from "@/lib/bus/postgres-bus";

test("the embedded database takes LISTEN and delivers nothing between connections, which its self-test notices", async () => {
  expect(await listenToPostgres(() => undefined)).toBe(false);
});
