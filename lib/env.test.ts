import { describe, expect, test } from "vitest";
import { EnvironmentError, isLocalDatabase, isLoopbackOrigin, isSecureOrigin, parseEnvironment } from "@/lib/env";

const usable = {
  AUTH_URL: "https://app.example.com",
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  DATABASE_URL: "postgresql://user@db.example.com/aurora",
};

function problemsOf(variables: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    parseEnvironment({ ...usable, ...variables });
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe("each bad value is told in one sentence that names the variable and never the value", () => {
  test.each([
    ["AUTH_URL", "aurora.mine.example"],
    ["AUTH_URL", "ftp://app.example.com"],
    ["AUTH_URL", "https://app.example.com/path"],
    ["AUTH_URL", "https://app.example.com/?query"],
    ["AUTH_URL", "https://app.example.com/#hash"],
    ["AUTH_URL", "https://ann@app.example.com"],
    ["AUTH_URL", "http://app.example.com"],
    ["AUTH_URL", "http://127.0.0.1.example.com"],
    ["AUTH_URL", "http://localhost.example.com"],
    ["AUTH_URL", "http://192.168.0.1"],
    ["AUTH_SECRET", "shortish-secret"],
    ["AUTH_SECRET_PREVIOUS", "0123456789abcdef0123456789abcdef,shortish-secret"],
    ["AUTH_SECRET", "a".repeat(64)],
    ["AUTH_SECRET", "changeme".repeat(8)],
    ["DATABASE_URL", "mysql://user:hunter2@db.example.com/aurora"],
    ["DATABASE_URL", "db.example.com"],
    ["LOG_LEVEL", "loud"],
    ["SESSION_LIFETIME_SECONDS", "forever"],
    ["SESSION_LIFETIME_SECONDS", "2592001"],
    ["SESSION_IDLE_SECONDS", "-5"],
    ["SESSION_IDLE_SECONDS", "0"],
    ["SESSION_IDLE_SECONDS", "2592001"],
    ["SESSION_IDLE_SECONDS", "7.25"],
    ["PERSISTENT_SESSION_LIFETIME_SECONDS", "2592001"],
    ["PERSISTENT_SESSION_IDLE_SECONDS", "2592001"],
    ["LIMIT_WINDOW_SECONDS", "soon"],
    ["LIMIT_SIGN_INS_PER_ADDRESS", "0"],
    ["TRUSTED_PROXIES", "proxy.example.com"],
    ["TRUSTED_PROXIES", "10.0.0.1,elsewhere"],
    ["TRUSTED_PROXIES", "10.0.0.0/99"],
    ["TRUSTED_PROXIES", "10"],
    ["TRUSTED_PROXIES", "10.1/16"],
    ["TRUSTED_PROXIES", "*"],
    ["TRUSTED_PROXIES", "0.0.0.0/0"],
    ["TRUSTED_PROXIES", "::/0"],
    ["TRUSTED_PROXIES", "127.0.0.1,0.0.0.0/1,128.0.0.0/1"],
    ["TRUSTED_PROXIES", "2000::/3"],
    ["TRUSTED_PROXIES", "::/64"],
    ["TRUSTED_PROXIES", "::ffff:0:0/96"],
    ["TRUSTED_PROXIES", "::ffff:128.0.0.0/97"],
    ["CLIENT_ADDRESS_HEADER", "X-One, X-Two"],
    ["CLEAR_SITE_DATA", "everything"],
    ["CLEAR_SITE_DATA", "storage,everything"],
    ["AUTH_OIDC_ISSUER", "issuer.example.com"],
    ["AUTH_OIDC_ISSUER", "http://issuer.example.com"],
    ["AUTH_OIDC_ISSUER", "http://localhost:4000"],
    ["AUTH_OIDC_ISSUER", "javascript:alert(1)"],
    ["AUTH_OIDC_TRUST_EMAIL", "perhaps"],
    ["REQUIRE_VERIFIED_EMAIL", "perhaps"],
  ])("%s=%s", (name, value) => {
    const together = name === "AUTH_OIDC_ISSUER" ? { AUTH_OIDC_ID: "i", AUTH_OIDC_SECRET: "s" } : {};
    const problems = problemsOf({ ...together, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} [^\\n]+\\.$`));
    expect(problems[0]).not.toMatch(/not set|Invalid|expected|received/);
    expect(problems[0]).not.toContain(value);
  });

  test("all of them at once", () => {
    const problems = problemsOf({ AUTH_URL: "nowhere", AUTH_SECRET: "short", DATABASE_URL: undefined });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["AUTH_URL", "AUTH_SECRET", "DATABASE_URL"]);
  });
});

test.each(["AUTH_URL", "AUTH_SECRET", "DATABASE_URL"])("an empty %s counts as unset, and says so", (name) => {
  expect(problemsOf({ [name]: "" })).toEqual([`${name} is not set.`]);
  expect(problemsOf({ [name]: undefined })).toEqual([`${name} is not set.`]);
});

test("an empty optional variable counts as unset: its default holds", () => {
  const { SESSION_IDLE_SECONDS, CLEAR_SITE_DATA, LOG_LEVEL } = parseEnvironment({
    ...usable,
    SESSION_IDLE_SECONDS: "",
    CLEAR_SITE_DATA: "",
    LOG_LEVEL: "",
  });
  expect({ SESSION_IDLE_SECONDS, CLEAR_SITE_DATA, LOG_LEVEL }).toEqual({
    SESSION_IDLE_SECONDS: 3600,
    CLEAR_SITE_DATA: [],
    LOG_LEVEL: "info",
  });
});

test("an OpenID provider on this machine may speak http to an app on this machine", () => {
  const issuer = (AUTH_OIDC_ISSUER: string) => ({
    AUTH_URL: "http://localhost:3000",
    AUTH_OIDC_ISSUER,
    AUTH_OIDC_ID: "i",
    AUTH_OIDC_SECRET: "s",
  });
  expect(problemsOf(issuer("http://127.0.0.1:4000"))).toEqual([]);
  expect(problemsOf(issuer("http://issuer.example.com"))).toEqual([expect.stringMatching(/^AUTH_OIDC_ISSUER .*https/)]);
});

test.each(["10.0.0.0/8", "fc00::/7", "172.16.0.0/12, 2001:db8::/32", "127.0.0.1,::1", "::ffff:10.0.0.0/104"])(
  "%s may be trusted proxies",
  (TRUSTED_PROXIES) => expect(problemsOf({ TRUSTED_PROXIES })).toEqual([]),
);

test("the defaults are those that the policy promises", () => {
  expect(parseEnvironment(usable)).toMatchObject({
    SESSION_LIFETIME_SECONDS: 86_400,
    SESSION_IDLE_SECONDS: 3600,
    PERSISTENT_SESSION_LIFETIME_SECONDS: 2_592_000,
    PERSISTENT_SESSION_IDLE_SECONDS: 1_209_600,
  });
});

describe("a provider needs all of its variables", () => {
  const families = [
    ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
    ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
    ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
  ];
  const complete = families.map((names) =>
    Object.fromEntries(names.map((name) => [name, "https://issuer.example.com"])),
  );

  test.each(complete)("%o is enough", (variables) => {
    expect(problemsOf(variables)).toEqual([]);
  });

  test.each(families.flatMap((names) => names.map((name) => [name, names] as const)))(
    "%s is missed among %o",
    (name, names) => {
      const others = Object.fromEntries(
        names.filter((each) => each !== name).map((each) => [each, "https://issuer.example.com"]),
      );
      expect(problemsOf(others)).toEqual([`${name} is missing beside the others.`]);
    },
  );
});

test.each([
  ["http://localhost:3000", false, true],
  ["http://127.0.0.1:3000", false, true],
  ["http://127.8.9.10", false, true],
  ["http://[::1]:3000", false, true],
  ["https://localhost", true, true],
  ["https://app.example.com:8443", true, false],
])("%s is accepted; https: %s, loopback: %s", (AUTH_URL, secure, loopback) => {
  const environment = parseEnvironment({ ...usable, AUTH_URL });
  expect([isSecureOrigin(environment), isLoopbackOrigin(environment)]).toEqual([secure, loopback]);
});

test.each([
  ["postgresql://user@localhost/db", true],
  ["postgresql://user@127.0.0.1:5432/db", true],
  ["postgresql://user@[::1]/db", true],
  ["postgresql://user@localhost/db?host=%2Ftmp%2Fsocket", true],
  ["postgresql://user@db.example.com/db", false],
  ["postgresql://user@localhost.example.com/db", false],
  ["postgresql://user@localhost/db?host=db.example.com", false],
])("%s stays on this machine: %s", (url, local) => {
  expect(isLocalDatabase(url)).toBe(local);
});
