import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function preloads(variables: Readonly<Record<string, string>>): Promise<boolean | undefined> {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return (await import("@/next.config")).default.experimental?.preloadEntriesOnStart;
}

test("a server loads its pages when it starts, whatever folder its build is in; only servers of tests don't", async () => {
  expect(await preloads({ AURORA_BUILD_DIR: ".next-2" })).toBe(true);
  vi.resetModules();
  expect(await preloads({ AURORA_PRELOAD: "off" })).toBe(false);
});
