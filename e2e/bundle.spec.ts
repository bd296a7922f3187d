import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TEST_ENVIRONMENT } from "@/testing/servers/instance";
import { expect, test } from "@/e2e/fixtures";

test("the code that browsers load has no part that is for developers only", () => {
  const folder = join(TEST_ENVIRONMENT.AURORA_BUILD_DIR, "static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".js"));
  const scripts = files.map((path) => readFileSync(join(folder, path), "utf8"));
  const mentioning = (words: string) => scripts.filter((script) => script.includes(words)).length;
  expect(mentioning("/api/auth/logout")).toBeGreaterThan(0);
  // React Query's devtools, and the rules that error pages name in development.
  expect([mentioning("tsqd-"), mentioning("Await the query")]).toEqual([0, 0]);
});
