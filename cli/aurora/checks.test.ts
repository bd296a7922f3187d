import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clockOffset, judgeClock } from "./check-clock.ts";
import { judgeMigrations } from "./check-database.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkNode } from "./doctor.ts";
import { checkSecret, judgeSecret } from "./check-secret.ts";

const GOOD = "R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAA";

afterEach(() => {
  vi.unstubAllEnvs();
});

function environment(variables: Readonly<Record<string, string>>): Record<string, string> {
  const none = {
    AUTH_URL: "",
    DATABASE_URL: "",
    SMTP_URL: "",
    TRUSTED_PROXIES: "",
    CLIENT_ADDRESS_HEADER: "",
    PORT: "",
  };
  for (const [name, value] of Object.entries({ ...none, ...variables })) vi.stubEnv(name, value);
  return Object.fromEntries(checkEnvironment().map(({ name, result, words }) => [name, `${result}: ${words}`]));
}

test("this machine needs neither proxy nor mail", () => {
  expect(environment({})).toEqual({
    Environment: expect.stringMatching(/^ok/),
    Address: expect.stringMatching(/^ok: http:\/\/localhost:3000.*cookies aurora\.\*, without Secure/),
    Proxy: expect.stringMatching(/^ok/),
    Mail: expect.stringMatching(/^ok/),
  });
});

test("an address for everybody needs both, and gets cookies with __Host-", () => {
  const url = { AUTH_URL: "https://app.example.com" };
  expect(environment(url)).toMatchObject({
    Address: expect.stringMatching(/^ok: https:\/\/app\.example\.com; cookies __Host-aurora\.\*, Secure$/),
    Proxy: expect.stringMatching(/^problem: .*TRUSTED_PROXIES/),
    Mail: expect.stringMatching(/^problem: .*SMTP_URL/),
  });
  const mail = { SMTP_URL: "smtps://me:sesame@mail.example.com", MAIL_FROM: "A <a@example.com>" };
  const complete = environment({ ...url, ...mail, TRUSTED_PROXIES: "10.0.0.0/8" });
  expect(Object.values(complete).every((words) => words.startsWith("ok"))).toBe(true);
  expect(JSON.stringify(complete)).not.toContain("sesame");
});

test("a bad variable is named, and its value is not repeated", () => {
  expect(environment({ SESSION_IDLE_SECONDS: "soonish", AUTH_URL: "http://app.example.com" })).toEqual({
    Environment: expect.stringMatching(/^problem: (SESSION_IDLE_SECONDS must|AUTH_URL uses plain http)/),
  });
  expect(checkEnvironment().map(({ words }) => words)).toHaveLength(2);
  expect(JSON.stringify(checkEnvironment())).not.toContain("soonish");
});

describe("the secret", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "aurora-"));
    vi.stubEnv("AUTH_SECRET", "");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function keep(mode: number): Promise<string[]> {
    await writeFile(join(folder, "secret"), GOOD);
    await chmod(join(folder, "secret"), mode);
    return (await checkSecret(folder, undefined)).map(({ result }) => result);
  }

  test("is good when it is long, varied and nobody else's to read", async () => {
    expect(judgeSecret(GOOD, "it").result).toBe("ok");
    expect(judgeSecret("a short one", "it").result).toBe("problem");
    expect(judgeSecret("ab".repeat(30), "it").result).toBe("problem");
    expect(await keep(0o600)).toEqual(["ok"]);
    expect(await keep(0o640)).toEqual(["ok", "problem"]);
  });

  test("must be given where servers share a database, and is never shown", async () => {
    expect(await checkSecret(folder, "postgresql://db.example.com/x")).toMatchObject([{ result: "problem" }]);
    expect(await checkSecret(folder, undefined)).toMatchObject([{ result: "ok" }]);
    vi.stubEnv("AUTH_SECRET", GOOD);
    const checks = await checkSecret(folder, "postgresql://db.example.com/x");
    expect(checks).toMatchObject([{ result: "ok" }]);
    expect(JSON.stringify(checks)).not.toContain(GOOD);
  });
});

test("clocks are compared by the quickest answer, halfway of its round trip; more than 2 s is a warning", () => {
  const quick = { askedAt: 1_000, toldAt: 4_010, answeredAt: 1_020 };
  const slow = { askedAt: 0, toldAt: 9_000, answeredAt: 900 };
  expect(clockOffset([slow, quick])).toBe(3_000);
  expect(judgeClock(3_000)).toMatchObject({ result: "warning", words: expect.stringContaining("3.0 s behind") });
  expect(judgeClock(-3_000)).toMatchObject({ result: "warning", words: expect.stringContaining("3.0 s ahead of") });
  expect([judgeClock(2_000).result, judgeClock(-2_000).result]).toEqual(["ok", "ok"]);
});

test("migrations that are missing, failed or from the future are problems", () => {
  const none = { missing: [], failed: [], unknown: [] };
  expect(judgeMigrations(none).result).toBe("ok");
  for (const state of [{ missing: ["a"] }, { failed: ["a"] }, { unknown: ["a"] }])
    expect(judgeMigrations({ ...none, ...state })).toMatchObject({
      result: "problem",
      words: expect.stringMatching(/\ba\b/),
    });
});

test("an old Node is a problem", async () => {
  expect(await checkNode("20.9.0")).toMatchObject({ result: "problem" });
  expect(await checkNode("20.19.0")).toMatchObject({
    result: "ok",
    words: expect.stringContaining("no security fixes"),
  });
  expect(await checkNode("22.1.0")).toMatchObject({ result: "ok", words: "22.1.0" });
});
