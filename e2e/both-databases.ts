import { test } from "@/e2e/fixtures";
import type { DatabaseKind } from "@/e2e/instances";

/** What tests carry that run on an installation of their own, with the database that comes along, and may stop it. */
export const EMBEDDED = { tag: "@embedded" };

/** Runs tests on the database that comes along and on a real PostgreSQL: for what the two could do differently. */
export function onBothDatabases(
  declareTests: () => void,
  postgres: Exclude<DatabaseKind, "embedded"> = "shared",
): void {
  test.describe("on the embedded database", EMBEDDED, declareTests);
  test.describe("on PostgreSQL", () => {
    test.use({ databaseKind: postgres });
    declareTests();
  });
}
