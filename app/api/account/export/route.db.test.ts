import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { connectedApp } from "@/app/api/test-client";
import * as exported from "@/app/api/account/export/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import { db } from "@/lib/db";
import { exportSchema } from "@/lib/profile/export-schemas";
import { execute, makeStale, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";

type Someone = Pick<Awaited<ReturnType<typeof signedIn>>, "browser" | "as">;

async function askFor({ browser, as }: Someone): Promise<Response> {
  return browser.send(exported.GET, "GET", "/api/account/export", as);
}

async function exportOf(somebody: Someone): Promise<z.infer<typeof exportSchema>> {
  return exportSchema.parse(await (await askFor(somebody)).json());
}

/**
 * Of each table: the columns that an export has, and those that it keeps back, because they open something, are a hash, say
 * nothing of the person, or only tell whose row it is. A new column has to be decided on: here, and in lib/profile/export.ts.
 */
const DECIDED: Readonly<Record<string, { readonly exported: string; readonly keptBack: string }>> = {
  User: {
    exported:
      "id name email emailVerified image role language chosenLanguage colorScheme timeZone mustChangePassword strangerFailures disabledAt createdAt",
    keptBack: "passwordHash sessionEpoch deletedAt",
  },
  Picture: { exported: "type bytes changedAt", keptBack: "userId" },
  Account: {
    exported: "type provider providerAccountId linkedAt",
    keptBack: "userId refresh_token access_token expires_at token_type scope id_token session_state",
  },
  Session: {
    exported:
      "id isClient parentId createdAt authenticatedAt rotatedAt deviceChangedAt lastActiveAt expiresAt idleTimeoutSeconds persistent endedAt endReason endedBy deviceName ownName userAgent addressTruncated provider",
    keptBack: "userId tokenHash previousTokenHash addressHash providerSessionId",
  },
  SecurityEvent: {
    exported: "id type reason sessionId actor count deviceName addressTruncated at",
    keptBack: "userId",
  },
  MailedSecret: { exported: "purpose email expiresAt usedAt", keptBack: "id userId sessionId secretHash" },
  KnownDevice: { exported: "lastSeenAt", keptBack: "userId deviceHash" },
  // A counter, and what opens the session of an app.
  SessionEpoch: { exported: "", keptBack: "userId epoch" },
  RefreshToken: {
    exported: "",
    keptBack: "id tokenHash sessionId predecessorId createdAt usedAt successor",
  },
  // A waiting mail's words hold what opens something. Its language is the account's.
  Mail: {
    exported: "id recipient kind createdAt nextAttemptAt sentAt",
    keptBack: "userId subject text language attempts",
  },
  // Nobody's: keys, counts by keyed hashes, and a table that nothing is written to.
  SigningKey: { exported: "", keptBack: "id privateKey signsFrom" },
  TokenKey: { exported: "", keptBack: "id key createdAt uncheckedUntil" },
  RateLimit: { exported: "", keptBack: "key points expire" },
  VerificationToken: { exported: "", keptBack: "identifier token expires" },
};

const columnsSchema = z.array(z.object({ table: z.string(), column: z.string() }));

async function columnsOfTables(): Promise<string[]> {
  const rows = await db().$queryRaw`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%'`;
  return columnsSchema.parse(rows).map(({ table, column }) => `${table}.${column}`);
}

function decidedColumns(): string[] {
  return Object.entries(DECIDED).flatMap(([table, { exported: told, keptBack }]) =>
    `${told} ${keptBack}`
      .split(" ")
      .filter((column) => column !== "")
      .map((column) => `${table}.${column}`),
  );
}

/** A person with something in every table that is theirs. */
async function somebodyWithEverything() {
  const somebody = await signedIn();
  const { user } = somebody;
  const body = { email: user.email, password: TEST_PASSWORD };
  const other = new TestBrowser();
  expect((await other.send(login.POST, "POST", "/api/auth/login", { body })).status).toBe(200);
  await other.send(logout.POST, "POST", "/api/auth/logout");
  const account = { userId: user.id, type: "oidc", provider: "oidc", providerAccountId: `account-${randomUUID()}` };
  await db().account.create({ data: account });
  await db().user.update({ where: { id: user.id }, data: { name: "Ann Archer" } });
  return { ...somebody, account };
}

test("every column of every table is either in an export or kept back", async () => {
  const undecided = "columns to decide on: in lib/profile/export.ts, and in this test";
  expect((await columnsOfTables()).toSorted(), undecided).toEqual(decidedColumns().toSorted());
});

test("an export has what is kept of the person: account, ways to sign in, live and ended sessions, activity", async () => {
  const somebody = await somebodyWithEverything();
  const answer = await askFor(somebody);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
  const data = exportSchema.parse(await answer.json());
  expect(data.account).toMatchObject({ email: somebody.user.email, name: "Ann Archer", hasPassword: true });
  expect(data.providers).toMatchObject([{ provider: "oidc", accountId: somebody.account.providerAccountId }]);
  expect(data.knownBrowsers).toHaveLength(1);
  expect(data.mailedLinks).toMatchObject([{ purpose: "sign_in_report", usedAt: null }]);
  expect(data.sessions.map(({ endReason, endedBy }) => [endReason, endedBy])).toEqual([
    [null, null],
    ["user", "you"],
  ]);
  expect(data.activity.map(({ type }) => type)).toEqual(["session_ended", "signed_in", "signed_in"]);
  expect(data.mails).toMatchObject([{ kind: "newDevice", recipient: somebody.user.email, state: "waiting" }]);
});

test("an app that somebody connected is in it, and nothing of anybody else", async () => {
  const { user } = await connectedApp();
  const [owner, stranger] = [await exportOf(await signedIn(user)), await exportOf(await signedIn())];
  expect(owner.sessions.map(({ kind }) => kind)).toContain("client");
  expect(owner.sessions.find(({ kind }) => kind === "client")?.connectedBy).toEqual(expect.any(String));
  expect(stranger.sessions).toHaveLength(1);
  expect(JSON.stringify(stranger)).not.toContain(user.id);
});

test("no column that is kept back is in it, wherever it stands: each is planted", async () => {
  const somebody = await somebodyWithEverything();
  const { user, sessionId } = somebody;
  const whose: Record<string, string> = {
    User: `id = $1::uuid`,
    // The session that asks has to stay what it is.
    Session: `"userId" = $1::uuid AND id <> '${sessionId}'`,
    Account: `"userId" = $1::uuid`,
    MailedSecret: `"userId" = $1::uuid`,
    KnownDevice: `"userId" = $1::uuid`,
    Mail: `"userId" = $1::uuid`,
  };
  const texts = z
    .array(z.object({ table: z.string(), column: z.string() }))
    .parse(
      await db().$queryRaw`
        SELECT table_name AS table, column_name AS column FROM information_schema.columns
        WHERE table_schema = current_schema() AND data_type = 'text'`,
    )
    .filter(({ table, column }) => whose[table] !== undefined && DECIDED[table]?.keptBack.split(" ").includes(column));
  expect(texts.length).toBeGreaterThan(10);
  for (const { table, column } of texts)
    await execute(`UPDATE "${table}" SET "${column}" = 'planted-' || gen_random_uuid() WHERE ${whose[table]}`, [
      user.id,
    ]);
  const text = await (await askFor(somebody)).text();
  expect(text).toContain(user.email);
  expect(text).not.toContain("planted-");
});

test("more than a page of activity and of sessions is in it, each once", async () => {
  const somebody = await signedIn();
  const { user } = somebody;
  await execute(
    `INSERT INTO "SecurityEvent" (type, "userId", actor, at)
     SELECT 'reauthenticated', $1::uuid, $1, now() - make_interval(secs => n / 3) FROM generate_series(1, 2345) n`,
    [user.id],
  );
  await execute(
    `INSERT INTO "Session" (id, "userId", "expiresAt", "idleTimeoutSeconds", persistent, "endedAt", "endReason", "deviceName",
       "userAgent", provider)
     SELECT gen_random_uuid(), $1::uuid, now(), 60, false, now(), 'idle', '', '', 'password' FROM generate_series(1, 2100)`,
    [user.id],
  );
  const data = await exportOf(somebody);
  expect(new Set(data.activity.map(({ id }) => id)).size).toBe(2346);
  expect(new Set(data.sessions.map(({ id }) => id)).size).toBe(2101);
});

test("it asks for a factor again unless the session is fresh, and apps don't get it", async () => {
  const somebody = await signedIn();
  await makeStale(somebody.sessionId);
  const answer = await askFor(somebody);
  expect([answer.status, (await answer.json()).code]).toEqual([403, "reauthentication_required"]);
  const { user, tokens } = await connectedApp();
  const headers = { "x-user-id": user.id, authorization: `Bearer ${tokens.access_token}` };
  const refused = await new TestBrowser().send(exported.GET, "GET", "/api/account/export", { headers });
  expect([refused.status, (await refused.json()).code]).toEqual([403, "browser_required"]);
});
