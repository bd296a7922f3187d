import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { openListener } from "./pool.ts";
import { processState } from "./process-state.ts";
import { configure } from "./settings.ts";

const former = processState.settings;
afterEach(() => {
  vi.restoreAllMocks();
  if (former === undefined) delete processState.settings;
  else processState.settings = former;
});

test("a listener connects as the pool does, with the password that a pool hides", async () => {
  vi.spyOn(pg.Client.prototype, "connect").mockImplementation(() => Promise.resolve());
  const database = new pg.Pool({
    host: "db.example.com",
    user: "app",
    password: "violet harbour",
    database: "sessions",
  });
  const secret = "a secret of unit tests, and of nothing else";
  configure({ origin: "https://app.example.com", secret, database, users: { table: "User" } });
  const { host, user, password, database: name } = await openListener();
  expect([host, user, password, name]).toEqual(["db.example.com", "app", "violet harbour", "sessions"]);
});
