import { expect, test } from "vitest";
import * as daily from "@/app/api/activity/daily/route";
import { dailyActivitySchema, type DailyActivity } from "@/lib/activity/activity-schemas";
import { execute, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

type SignedIn = Awaited<ReturnType<typeof signedIn>>;

async function readDays(of: SignedIn): Promise<DailyActivity["days"]> {
  const answer = await of.browser.send(daily.GET, "GET", "/api/activity/daily", of.as);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  return dailyActivitySchema.parse(await answer.json()).days;
}

// `at` is a time of a day in UTC, `ago` days before today.
async function record(userId: string, type: string, ago: number, at: string, count: number | null = null) {
  await execute(
    `INSERT INTO "SecurityEvent" (type, "userId", actor, count, at)
     VALUES ($1, $2::uuid, 'test', $5, ((now() AT TIME ZONE 'UTC')::date - $3::integer + $4::time) AT TIME ZONE 'UTC')`,
    [type, userId, ago, at, count],
  );
}

const DAY_MS = 86_400_000;

test("there are thirty days without a gap, today last, and days with nothing are zeros", async () => {
  const days = await readDays(await signedIn());
  const today = Date.parse(days.at(-1)?.day ?? "");
  expect(Math.abs(Date.now() - today)).toBeLessThan(2 * DAY_MS);
  expect(days.map(({ day }) => day)).toEqual(
    Array.from({ length: 30 }, (_, index) => new Date(today - (29 - index) * DAY_MS).toISOString().slice(0, 10)),
  );
  expect(days.slice(0, -1).every(({ signIns, endings }) => signIns === 0 && endings === 0)).toBe(true);
});

test("sign-ins and endings are counted on their day in UTC, a summary as often as it stands for sessions", async () => {
  const session = await signedIn();
  const { id } = session.user;
  await record(id, "signed_in", 3, "00:00:00");
  await record(id, "signed_in", 3, "23:59:59.999");
  await record(id, "session_ended", 3, "12:00");
  await record(id, "sessions_ended", 3, "12:00", 7);
  await record(id, "sessions_ended", 4, "23:59:59.999", 0);
  await record(id, "sign_in_failed", 4, "12:00");
  await record(id, "signed_in", 29, "00:00:00");
  await record(id, "signed_in", 30, "23:59:59.999");
  const days = await readDays(session);
  const counts = days.map(({ signIns, endings }) => [signIns, endings]);
  expect(counts[0]).toEqual([1, 0]);
  expect(counts[25]).toEqual([0, 0]);
  expect(counts[26]).toEqual([2, 8]);
  expect(counts.slice(1, 25).flat()).toEqual(Array.from({ length: 48 }, () => 0));
});

test("another person's events are not counted", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  await record(ben.user.id, "signed_in", 5, "12:00");
  await record(ben.user.id, "sessions_ended", 5, "12:00", 3);
  expect((await readDays(ann))[24]).toMatchObject({ signIns: 0, endings: 0 });
  expect((await readDays(ben))[24]).toMatchObject({ signIns: 1, endings: 3 });
});

test("nobody but the user of a live session is answered", async () => {
  const { browser, user } = await signedIn();
  expect((await new TestBrowser().send(daily.GET, "GET", "/api/activity/daily")).status).toBe(401);
  expect((await browser.send(daily.GET, "GET", "/api/activity/daily")).status).toBe(401);
  const other = { headers: { "x-user-id": (await signedIn()).user.id } };
  const answer = await browser.send(daily.GET, "GET", "/api/activity/daily", other);
  expect(await answer.json()).toMatchObject({ status: 401, code: "user_mismatch" });
  expect(user.id).not.toBe(other.headers["x-user-id"]);
});
