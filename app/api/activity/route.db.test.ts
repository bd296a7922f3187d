import { expect, test } from "vitest";
import * as activity from "@/app/api/activity/route";
import { activitySchema, type PublicEvent } from "@/lib/activity/activity-schemas";
import { execute, signedIn } from "@/testing/helpers/test-browser";

async function page(of: Awaited<ReturnType<typeof signedIn>>, query: string): Promise<Response> {
  return of.browser.send(activity.GET, "GET", `/api/activity?${query}`, of.as);
}

test("the pages cover every event once, newest first, also where many happened at the same time", async () => {
  const session = await signedIn();
  const insert = `INSERT INTO "SecurityEvent" (type, "userId", actor, at)
    SELECT 'signed_in', $1::uuid, 'test', now() - interval '1 minute' * (n / 5) FROM generate_series(1, 23) AS n`;
  await execute(insert, [session.user.id]);
  const seen: PublicEvent[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer = await page(session, cursor === "" ? "limit=4" : `limit=4&cursor=${cursor}`);
    const { events, nextCursor } = activitySchema.parse(await answer.json());
    expect(events.length).toBeLessThanOrEqual(4);
    seen.push(...events);
    cursor = nextCursor;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen).toHaveLength(24);
  expect(seen.map(({ at }) => at)).toEqual(
    seen
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
});

test("a person sees their own events only", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  const { events } = activitySchema.parse(await (await page(ann, "limit=100")).json());
  expect(events.map(({ sessionId }) => sessionId)).toEqual([ann.sessionId]);
  const theirs = activitySchema.parse(await (await page(ben, "limit=1")).json());
  expect(theirs.events.map(({ sessionId }) => sessionId)).toEqual([ben.sessionId]);
});

function encode(cursor: unknown): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

const ID = "0198c0de-0000-7000-8000-000000000000";

test.each([
  ["cursor=garbage", "cursor"],
  ["cursor=", "cursor"],
  [`cursor=${encode([])}`, "cursor"],
  [`cursor=${encode(["yesterday", ID])}`, "cursor"],
  [`cursor=${encode(["2026-01-01T00:00:00.000Z", "1 OR 1=1"])}`, "cursor"],
  [`cursor=${encode(["-271821-04-20T00:00:00.000Z", ID])}`, "cursor"],
  [`cursor=${"x".repeat(201)}`, "cursor"],
  ["limit=0", "limit"],
  ["limit=101", "limit"],
  ["limit=many", "limit"],
  ["limit=1.5", "limit"],
  ["userId=someone", ""],
])("the query %s is refused with its path", async (query, path) => {
  const answer = await page(await signedIn(), query);
  expect(await answer.json()).toMatchObject({ status: 400, code: "invalid_request", issues: [{ path }] });
});
