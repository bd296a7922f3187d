import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTemporaryDatabase, type EmbeddedDatabase } from "../embedded-database.ts";
import { applyMigrations } from "../migrator.ts";

// As the Auth.js documentation has it for Prisma on PostgreSQL, and a table of the app's own.
const STOCK = `
  CREATE TABLE "User" (id TEXT PRIMARY KEY, name TEXT, email TEXT UNIQUE, "emailVerified" TIMESTAMP(3), image TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT now(), "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT now());
  CREATE TABLE "Account" ("userId" TEXT NOT NULL REFERENCES "User" ON DELETE CASCADE, type TEXT NOT NULL,
    provider TEXT NOT NULL, "providerAccountId" TEXT NOT NULL, refresh_token TEXT, access_token TEXT, expires_at INTEGER,
    token_type TEXT, scope TEXT, id_token TEXT, session_state TEXT, PRIMARY KEY (provider, "providerAccountId"));
  CREATE TABLE "Session" ("sessionToken" TEXT UNIQUE NOT NULL, "userId" TEXT NOT NULL REFERENCES "User" ON DELETE CASCADE,
    expires TIMESTAMP(3) NOT NULL);
  CREATE TABLE "VerificationToken" (identifier TEXT, token TEXT, expires TIMESTAMP(3), PRIMARY KEY (identifier, token));
  CREATE TABLE "Post" (id INTEGER PRIMARY KEY, "authorId" TEXT NOT NULL REFERENCES "User");
`;

const PEOPLE = `
  INSERT INTO "User" (id, name, email, "emailVerified") VALUES
    ('cl-ann', 'Ann', 'Ann@Example.com', '2025-03-01 12:00'), ('cl-ben', NULL, 'ben@example.com', NULL), ('cl-x', 'X', NULL, NULL);
  INSERT INTO "Account" ("userId", type, provider, "providerAccountId", access_token) VALUES
    ('cl-ann', 'oidc', 'google', '117', 'a secret'), ('cl-ben', 'oauth', 'github', '42', 'a secret');
  INSERT INTO "Session" VALUES ('a readable token', 'cl-ann', '2030-01-01');
  INSERT INTO "Post" VALUES (1, 'cl-ann');
`;

let database: EmbeddedDatabase;

beforeAll(async () => {
  database = await startTemporaryDatabase();
});

afterAll(() => database.stop());

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function runFile(name: string): Promise<void> {
  await query(await readFile(fileURLToPath(new URL(name, import.meta.url)), "utf8"));
}

test("people and their providers' accounts come along from stock Auth.js, sessions and tokens don't", async () => {
  await query(STOCK);
  await query(PEOPLE);
  await runFile("1-set-aside.sql");
  expect((await applyMigrations(database.url)).length).toBeGreaterThan(0);
  await runFile("2-copy.sql");
  const people = `SELECT name, email, "emailVerified", provider, "providerAccountId", access_token
    FROM "User" JOIN "Account" ON "userId" = id ORDER BY email`;
  expect(await query(people)).toEqual([
    {
      name: "Ann",
      email: "ann@example.com",
      emailVerified: new Date("2025-03-01T12:00:00Z"),
      provider: "google",
      providerAccountId: "117",
      access_token: null,
    },
    {
      name: null,
      email: "ben@example.com",
      emailVerified: null,
      provider: "github",
      providerAccountId: "42",
      access_token: null,
    },
  ]);
  expect(await query(`SELECT count(*)::int FROM "Session"`)).toEqual([{ count: 0 }]);
});

test("a table of the app's own finds the new id of its people", async () => {
  const author = `SELECT "User".email FROM "Post" JOIN auth_js."UserId" ids ON ids.old = "authorId"
    JOIN "User" ON "User".id = ids.new`;
  expect(await query(author)).toEqual([{ email: "ann@example.com" }]);
});
