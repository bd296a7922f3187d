import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { openListener, pool } from "./pool.ts";
import { processState } from "./process-state.ts";
import { configure } from "./settings.ts";

const former = processState.settings;
const HOST = {
  origin: "https://app.example.com",
  secret: "a secret of unit tests, and of nothing else",
  users: { table: "User" },
};
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
  configure({ ...HOST, database });
  const { host, user, password, database: name } = await openListener();
  expect([host, user, password, name]).toEqual(["db.example.com", "app", "violet harbour", "sessions"]);
});

test("for an address one pool is opened, which waits for a silent database no longer than it must", () => {
  const database = "postgresql://app@localhost/app?schema=sales";
  configure({ ...HOST, database });
  const opened = pool();
  // Each bundle of an app calls this.
  configure({ ...HOST, database });
  expect(pool()).toBe(opened);
  expect(opened.options).toMatchObject({ query_timeout: 5_000, connectionTimeoutMillis: 5_000 });
  expect(opened.options).toMatchObject({ connectionString: database, options: "-c search_path=sales" });
  expect(opened.listenerCount("error")).toBe(1);
  configure({ ...HOST, database: "postgresql://app@localhost/app?connection_limit=5&schema=My%20Sales" });
  expect(pool()).not.toBe(opened);
  expect(pool().options).toMatchObject({ options: '-c search_path="My\\ Sales"' });
  delete processState.opened;
});
