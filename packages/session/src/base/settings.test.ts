import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { processState } from "./process-state.ts";
import { configure, settings, type AuroraOptions } from "./settings.ts";

const pool = vi.fn();
const GOOD: AuroraOptions = {
  origin: "https://app.example.com",
  secret: "a secret of unit tests, and of nothing else",
  database: pool,
  users: { table: "User" },
};

let former: typeof processState.settings;
beforeEach(() => {
  former = processState.settings;
});
afterEach(() => {
  if (former === undefined) delete processState.settings;
  else processState.settings = former;
});

function faultOf(change: object): string {
  configure({ ...GOOD, ...change });
  try {
    settings();
    return "none";
  } catch (error) {
    return String(error);
  }
}

test("four options are enough; everything else has a default", () => {
  configure(GOOD);
  expect(settings()).toMatchObject({
    lifetimeSeconds: 86_400,
    idleSeconds: 3_600,
    persistentLifetimeSeconds: 2_592_000,
    deviceBinding: "default",
    pages: { home: "/", signIn: "/login", signedOut: "/signed-out" },
    users: { table: "User", id: "id", idType: "text", columns: [] },
  });
  expect(settings()).toBe(settings());
});

test("options are read at their first use, so that a build needs none, and the last ones count", () => {
  const read = vi.fn(() => GOOD);
  configure(read);
  expect(read).not.toHaveBeenCalled();
  settings();
  settings();
  expect(read).toHaveBeenCalledTimes(1);
  configure({ ...GOOD, idleSeconds: 60 });
  expect(settings().idleSeconds).toBe(60);
});

test("without options the layer says what to call", () => {
  delete processState.settings;
  expect(() => settings()).toThrow("createAurora()");
});

test.each([
  [{ origin: "app.example.com" }, "origin: must be an address"],
  [{ origin: "http://app.example.com" }, "origin: uses plain http"],
  [{ secret: "hunter2" }, "secret: must have at least 32 characters"],
  [{ secret: "hunter2".repeat(9) }, "secret: is made of too few different characters"],
  [{ database: undefined }, "database: must be a pool"],
  [{ database: "mysql://app:hunter2@localhost/app" }, "database: must be a pool"],
  [{ users: {} }, "users.table:"],
  [{ users: { table: "User", idType: "integer" } }, "users.idType:"],
  [{ lifetimeSeconds: 2_592_001 }, "lifetimeSeconds: must be at most 2592000 (30 days)"],
  [{ idleSeconds: 0 }, "idleSeconds: must be at least 1"],
  [{ clearSiteData: ["everything"] }, "clearSiteData.0:"],
  [{ clientAddress: "x-real-ip" }, "clientAddress: must be a function"],
  [{ news: "redis://localhost" }, "news: must be an object"],
  [{ log: "warn" }, "log: must be a logger"],
  [{ problems: { email_taken: 200 } }, "problems.email_taken:"],
  [{ lifetime: 60 }, "lifetime"],
])("%j can't be used, and the error names what is wrong, but no value", (change, words) => {
  const fault = faultOf(change);
  expect(fault).toContain("aurora-session can't start.");
  expect(fault).toContain(words);
  expect(fault).not.toMatch(/hunter2/);
});
