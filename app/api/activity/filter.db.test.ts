import { describe, expect, test } from "vitest";
import * as activity from "@/app/api/activity/route";
import { activitySchema, type PublicEvent } from "@/lib/activity/activity-schemas";
import { EVENT_KINDS, type EventKind } from "@/lib/activity/event-kinds";
import { endAllSessions, transact } from "aurora-session/core";
import { createTestUser, execute, signedIn } from "@/testing/helpers/test-browser";

type SignedIn = Awaited<ReturnType<typeof signedIn>>;

async function read(of: SignedIn, query: string) {
  const answer = await of.browser.send(activity.GET, "GET", `/api/activity?${query}`, of.as);
  return activitySchema.parse(await answer.json());
}

async function readAll(of: SignedIn, query: string): Promise<PublicEvent[]> {
  const seen: PublicEvent[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const { events, nextCursor } = await read(of, cursor === "" ? query : `${query}&cursor=${cursor}`);
    seen.push(...events);
    cursor = nextCursor;
  }
  return seen;
}

async function record(userId: string, type: string, actor = userId): Promise<void> {
  await execute(`INSERT INTO "SecurityEvent" (type, "userId", actor) VALUES ($1, $2::uuid, $3)`, [type, userId, actor]);
}

const MIXED = ["signed_in", "sign_in_failed", "session_ended", "password_changed", "teleported"];

describe("the filter by kind", () => {
  test.each([
    ["sign_ins", ["signed_in"]],
    ["failures", ["sign_in_failed"]],
    ["endings", ["session_ended"]],
    ["changes", ["password_changed", "teleported"]],
  ])("%s shows %j", async (kind, types) => {
    const session = await signedIn();
    for (const type of MIXED.filter((each) => each !== "signed_in")) await record(session.user.id, type);
    const { events } = await read(session, `kind=${kind}`);
    expect(events.map(({ type }) => type).toSorted()).toEqual(types);
    expect(new Set(events.map((event) => event.kind))).toEqual(new Set([kind]));
  });

  test("pages have no gaps and no doubles, and the kinds together are the whole trail", async () => {
    const session = await signedIn();
    const insert = `INSERT INTO "SecurityEvent" (type, "userId", actor, at)
      SELECT ($2::text[])[1 + n % 5], $1::uuid, $1, now() - interval '1 minute' * (n / 7) FROM generate_series(1, 43) AS n`;
    await execute(insert, [session.user.id, MIXED]);
    const all = await readAll(session, "limit=100");
    expect(all).toHaveLength(44);
    const found: string[] = [];
    for (const kind of EVENT_KINDS) {
      const ids = (await readAll(session, `kind=${kind}&limit=3`)).map(({ id }) => id);
      expect(ids).toEqual(idsOfKind(all, kind));
      found.push(...ids);
    }
    expect(new Set(found).size).toBe(44);
    expect(found).toHaveLength(44);
  });

  test.each(["kind=", "kind=all", "kind=sign_ins,failures", "kind=toString"])("%s is refused", async (query) => {
    const { browser, as } = await signedIn();
    const answer = await browser.send(activity.GET, "GET", `/api/activity?${query}`, as);
    expect(await answer.json()).toMatchObject({ status: 400, code: "invalid_request", issues: [{ path: "kind" }] });
  });

  test("shows nothing of another person, whatever kind is asked for", async () => {
    const [ann, ben] = [await signedIn(), await signedIn()];
    for (const type of MIXED) await record(ben.user.id, type);
    expect(await readAll(ann, "kind=changes")).toEqual([]);
    expect(await readAll(ann, "kind=failures")).toEqual([]);
    expect((await readAll(ann, "kind=sign_ins")).map(({ sessionId }) => sessionId)).toEqual([ann.sessionId]);
  });
});

function idsOfKind(events: readonly PublicEvent[], wanted: EventKind): string[] {
  return events.filter(({ kind }) => kind === wanted).map(({ id }) => id);
}

describe("the actor of an event", () => {
  // The sign-in before it may be of the same millisecond, so the newest event may be either of them.
  const actorOfDisabling = (events: readonly PublicEvent[]) =>
    events.find(({ type }) => type === "account_disabled")?.actor;

  test.each(["system", "operator", "anonymous"])("%s is named as it is", async (actor) => {
    const session = await signedIn();
    await record(session.user.id, "account_disabled", actor);
    expect(actorOfDisabling((await read(session, "")).events)).toBe(actor);
  });

  test("the person is called you", async () => {
    expect((await read(await signedIn(), "limit=1")).events[0]?.actor).toBe("you");
  });

  test("somebody else is called an administrator, without their id", async () => {
    const [session, administrator] = [await signedIn(), await createTestUser()];
    await record(session.user.id, "account_disabled", administrator.id);
    const { browser, as } = session;
    const text = await (await browser.send(activity.GET, "GET", "/api/activity", as)).text();
    expect(actorOfDisabling(activitySchema.parse(JSON.parse(text)).events)).toBe("administrator");
    expect(text).not.toContain(administrator.id);
  });
});

test("a summary says how many sessions it stands for", async () => {
  const session = await signedIn();
  await signedIn(session.user);
  await transact((transaction) => endAllSessions(transaction, session.user.id, "user_all"));
  const again = await signedIn(session.user);
  const [ending] = (await read(again, "kind=endings")).events;
  expect(ending).toMatchObject({ type: "sessions_ended", reason: "user_all", actor: "you", count: 2 });
});
