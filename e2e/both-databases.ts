import { test } from "@/e2e/fixtures";
import type { DatabaseKind } from "@/e2e/instances";

/** The tag of tests that run on an installation of their own with the embedded database, and may stop it. */
export const EMBEDDED = { tag: "@embedded" };

/** Runs tests on the embedded database and on a real PostgreSQL, because the two could behave differently. */
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
