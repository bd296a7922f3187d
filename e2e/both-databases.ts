import { test } from "@/e2e/fixtures";
import type { DatabaseKind } from "@/e2e/instances";

/** Runs tests on the database that comes along and on a real PostgreSQL: for what the two could do differently. */
export function onBothDatabases(
  declareTests: () => void,
  postgres: Exclude<DatabaseKind, "embedded"> = "shared",
): void {
  for (const [name, databaseKind] of [
    ["the embedded database", "embedded"],
    ["PostgreSQL", postgres],
  ] as const)
    test.describe(`on ${name}`, () => {
      test.use({ databaseKind });
      declareTests();
    });
}
