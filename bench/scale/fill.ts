import pg from "pg";
import {
  FILLED_USER_AGENT,
  filledIdSql,
  filledTokenHashSql,
  LIVE_EVERY,
  usersOf,
  userNumberSql,
} from "./identities.ts";
import { withoutIndexes } from "./rebuild-indexes.ts";

// Days over which ended sessions are spread. They are kept for 30, so a tenth of them is due for pruning.
const KEPT_DAYS = 33.3;
// Live sessions are younger than their absolute end.
const LIVE_DAYS = 25;
// Argon2id of "a password" at the lowest cost, so that verifying it takes almost no time beside the statements.
const CHEAP_HASH = "$argon2id$v=19$m=8,t=1,p=1$6IQMC74ikb5QjB+XePjWHQ$P/ztZMFnHpQMOxwXB83td5L7UYCxnF6BwXNAyvwE5lk";
/** The password of every filled user. */
export const FILLED_PASSWORD = "a password";
/** How many of the last users are erased people, of whom ended sessions are still kept. */
export const ERASED_USERS = 10;

/** One in this many sessions was an app's. The browser session before it had connected it. */
export const APP_EVERY = 50;

// One in this many sessions has a token that a rotation replaced.
const ROTATED_EVERY = 30;

// In a transaction that first empties a table, filling it needs no write-ahead log.
const EMPTY = `SET LOCAL aurora.maintenance = 'on'; TRUNCATE "User", "SecurityEvent", "TokenKey" CASCADE`;

function users(count: number): string {
  return `INSERT INTO "User" (id, email, "passwordHash", "createdAt", "deletedAt")
    SELECT ${filledIdSql("u", "n")}, 'user' || n || '@example.com', '${CHEAP_HASH}', now() - interval '1 year',
      CASE WHEN n >= ${count - ERASED_USERS} THEN now() END
    FROM generate_series(0, ${count - 1}) AS n`;
}

function knownDevices(count: number): string {
  return `INSERT INTO "KnownDevice" ("userId", "deviceHash")
    SELECT ${filledIdSql("u", "n")}, ${filledTokenHashSql("n")} FROM generate_series(0, ${count - 1}) AS n`;
}

function created(sessions: number): string {
  const days = `CASE WHEN n % ${LIVE_EVERY} = 0 THEN ${LIVE_DAYS} ELSE ${KEPT_DAYS} END`;
  return `now() - make_interval(secs => 86400 * ${days} * (1 - n::float / ${sessions}))`;
}

function sessionRows(sessions: number): string {
  return `INSERT INTO "Session" (id, "tokenHash", "previousTokenHash", "rotatedAt", "userId", "createdAt", "authenticatedAt", "lastActiveAt", "expiresAt",
      "idleTimeoutSeconds", persistent, "endedAt", "endReason", "endedBy", "deviceName", "userAgent", "addressTruncated", provider, "isClient", "parentId")
    SELECT ${filledIdSql("s", "n")}, CASE WHEN NOT made.app THEN ${filledTokenHashSql("n")} END,
      CASE WHEN made.rotated THEN ${filledTokenHashSql("(-n)")} END, CASE WHEN made.rotated THEN made.at END, owner.id, made.at, made.at,
      CASE WHEN made.live THEN now() ELSE made.at END, made.at + interval '30 days', 1209600, TRUE,
      CASE WHEN NOT made.live THEN made.at + interval '1 hour' END, CASE WHEN NOT made.live THEN 'user' END,
      CASE WHEN NOT made.live THEN owner.id END, 'Firefox on Linux', '${FILLED_USER_AGENT}', '203.0.113.0/24', 'password',
      made.app, CASE WHEN made.app THEN ${filledIdSql("s", "(n - 1)")} END
    FROM generate_series(1, ${sessions}) AS n,
      LATERAL (SELECT n % ${LIVE_EVERY} = 0 AS live, n > 1 AND n % ${APP_EVERY} = 1 AS app,
        n % ${ROTATED_EVERY} = 0 AS rotated, ${created(sessions)} AS at) AS made,
      LATERAL (SELECT ${filledIdSql("u", `(${userNumberSql("n", sessions)})`)} AS id) AS owner`;
}

// Everybody has signed in once.
const EPOCHS = `INSERT INTO "SessionEpoch" ("userId") SELECT id FROM "User"`;

const EVENTS = `
  INSERT INTO "SecurityEvent" (type, reason, "userId", "sessionId", actor, "deviceName", "addressTruncated", at)
  SELECT what.type, what.reason, "userId", id, "userId", "deviceName", "addressTruncated", "createdAt" + what.later
  FROM "Session",
    (VALUES ('signed_in', NULL, interval '0'), ('session_ended', 'user', interval '1 hour')) AS what (type, reason, later)
  WHERE what.reason IS NULL OR "endedAt" IS NOT NULL`;

// Filled tokens have no check, as those from before there were checks.
const TOKENS = `
  INSERT INTO "TokenKey" (id, key, "uncheckedUntil") VALUES (1, 'the key of a filled database', now() + interval '31 days')`;

/**
 * Fills a migrated, empty database with `sessions` sessions: one in a hundred live, 20 a user, and two events each in the
 * audit trail. All indexes exist afterwards, and the planner knows the tables.
 */
export async function fill(databaseUrl: string, sessions: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await withoutIndexes(client, async () => {
      await client.query("BEGIN");
      await client.query(EMPTY);
      for (const statement of [
        users(usersOf(sessions)),
        knownDevices(usersOf(sessions)),
        EPOCHS,
        sessionRows(sessions),
        EVENTS,
        TOKENS,
      ])
        await client.query(statement);
      await client.query("COMMIT");
    });
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}
