import fc from "fast-check";
import { expect, test } from "vitest";
import * as changePassword from "@/app/api/account/password/route";
import * as activity from "@/app/api/auth/activity/route";
import * as login from "@/app/api/auth/login/route";
import * as logout from "@/app/api/auth/logout/route";
import * as reauthenticate from "@/app/api/auth/reauthenticate/route";
import * as session from "@/app/api/auth/sessions/[id]/route";
import * as sessions from "@/app/api/auth/sessions/route";
import * as me from "@/app/api/me/route";
import { times } from "@/testing/report/rounds";
import { type EndReason, sessionsSchema } from "aurora-session/shared";
import { createTestUser, execute, TEST_PASSWORD, TestBrowser, type TestUser } from "@/testing/helpers/test-browser";

const WALKS = times({ short: 1, full: 5 });
const STEPS = times({ short: 60, full: 200 });
const USERS = 5;
const DEVICES = 5;

/** The state that the model expects for one browser of one user, and the cookies of that browser. */
type Device = {
  readonly browser: TestBrowser;
  /** "none" until its first sign-in, then the state of its newest session. */
  state: "none" | "live" | EndReason;
  /** The newest session's id. */
  id: string;
  /** A browser that holds the newest token, whatever the device's own browser does with it. */
  thief: TestBrowser;
};

type Person = { readonly user: TestUser; password: string; readonly devices: Device[] };

/** `retired` has every token that was replaced or whose session is over: none may ever be accepted again. */
type Walk = { readonly people: Person[]; readonly retired: { readonly thief: TestBrowser; readonly user: TestUser }[] };

type Step = { readonly person: Person; readonly device: Device; readonly other: Device; readonly walk: Walk };

const as = ({ user }: Person) => ({ headers: { "x-user-id": user.id } });

function liveDevices({ devices }: Person): Device[] {
  return devices.filter(({ state }) => state === "live");
}

function retire({ walk, person }: Step, device: Device): void {
  walk.retired.push({ thief: device.thief, user: person.user });
}

function end(step: Step, devices: readonly Device[], reason: EndReason): void {
  for (const device of devices) {
    retire(step, device);
    device.state = reason;
  }
}

function holdNewToken(device: Device): void {
  device.thief = device.browser.copy();
  device.id = device.browser.cookie("sid");
}

/** Lets time pass for one session only, by moving a time of its row. */
async function expire(step: Step, assignment: string, reason: EndReason): Promise<void> {
  if (step.device.state !== "live") return;
  await execute(`UPDATE "Session" SET ${assignment} WHERE id = $1 AND "endedAt" IS NULL`, [step.device.id]);
  end(step, [step.device], reason);
}

const VERBS = {
  "signs in": async (step) => {
    const { person, device } = step;
    const body = { email: person.user.email, password: person.password };
    const { status } = await device.browser.send(login.POST, "POST", "/api/auth/login", { body });
    expect(status).toBe(200);
    if (device.state === "live") end(step, [device], "replaced_by_login");
    holdNewToken(device);
    device.state = "live";
  },
  "signs out": async (step) => {
    const { status } = await step.device.browser.send(logout.POST, "POST", "/api/auth/logout");
    expect(status).toBe(200);
    if (step.device.state === "live") end(step, [step.device], "user");
  },
  "signs out everywhere": async (step) => {
    const { person, device } = step;
    const isLive = device.state === "live";
    const answer = await device.browser.send(logout.POST, "POST", "/api/auth/logout", { body: { scope: "all" } });
    expect(await answer.json()).toMatchObject({ ended: isLive ? liveDevices(person).length : 0 });
    if (isLive) end(step, liveDevices(person), "user_all");
  },
  "ends another device": async (step) => {
    const { person, device, other } = step;
    if (other.state === "none") return;
    const params = { id: other.id };
    const sent = { ...as(person), params };
    const { status } = await device.browser.send(session.DELETE, "DELETE", `/api/auth/sessions/${other.id}`, sent);
    expect(status).toBe(device.state === "live" ? 200 : 401);
    if (device.state !== "live" || other.state !== "live") return;
    end(step, [other], other === device ? "user" : "user_elsewhere");
  },
  "ends all other devices": async (step) => {
    const { person, device } = step;
    const path = "/api/auth/sessions?scope=others";
    const { status } = await device.browser.send(sessions.DELETE, "DELETE", path, as(person));
    expect(status).toBe(device.state === "live" ? 200 : 401);
    if (device.state !== "live") return;
    const others = liveDevices(person).filter((each) => each !== device);
    end(step, others, "user_elsewhere");
  },
  "gives the password again": async (step) => {
    const { person, device } = step;
    const sent = { ...as(person), body: { password: person.password } };
    const { status } = await device.browser.send(reauthenticate.POST, "POST", "/api/auth/reauthenticate", sent);
    expect(status).toBe(device.state === "live" ? 200 : 401);
    if (device.state !== "live") return;
    retire(step, device);
    holdNewToken(device);
  },
  "changes the password": async (step) => {
    const { walk, person, device } = step;
    const newPassword = `${TEST_PASSWORD}, ${walk.retired.length}`;
    const sent = { ...as(person), body: { currentPassword: person.password, newPassword } };
    const { status } = await device.browser.send(changePassword.POST, "POST", "/api/account/password", sent);
    expect(status).toBe(device.state === "live" ? 200 : 401);
    if (device.state !== "live") return;
    const others = liveDevices(person).filter((each) => each !== device);
    end(step, others, "password_changed");
    retire(step, device);
    holdNewToken(device);
    person.password = newPassword;
  },
  "is active": async ({ person, device }) => {
    const { status } = await device.browser.send(activity.POST, "POST", "/api/auth/activity", as(person));
    expect(status).toBe(device.state === "live" ? 204 : 401);
  },
  "idles out": (step) => expire(step, `"lastActiveAt" = now() - interval '30 days'`, "idle"),
  "reaches the absolute end": (step) => expire(step, `"expiresAt" = now() - interval '1 second'`, "absolute"),
} satisfies Record<string, (step: Step) => Promise<void>>;

const VERB_NAMES = Object.keys(VERBS).filter((name): name is keyof typeof VERBS => name in VERBS);

// Every second step is a sign-in, because otherwise there would be little to end.
const verbs = fc.oneof(fc.constant("signs in" as const), fc.constantFrom(...VERB_NAMES));
const steps = fc.array(fc.tuple(verbs, fc.nat(USERS - 1), fc.nat(DEVICES - 1), fc.nat(DEVICES - 1)), {
  minLength: STEPS,
  maxLength: STEPS,
});

async function begin(): Promise<Walk> {
  const users = await Promise.all(Array.from({ length: USERS }, createTestUser));
  const people = users.map((user) => ({
    user,
    password: TEST_PASSWORD,
    devices: Array.from({ length: DEVICES }, (): Device => {
      const browser = new TestBrowser();
      return { browser, state: "none", id: "", thief: browser };
    }),
  }));
  return { people, retired: [] };
}

async function ask(thief: TestBrowser, userId: string): Promise<unknown> {
  const answer = await thief.copy().send(me.GET, "GET", "/api/me", { headers: { "x-user-id": userId } });
  return answer.status === 200 ? "live" : answer.json();
}

/** Expects that the server agrees with the model about every session. */
async function expectAgreement({ people }: Walk): Promise<void> {
  for (const person of people)
    for (const { state, thief } of person.devices) {
      if (state === "none") continue;
      const answer = await ask(thief, person.user.id);
      if (state === "live") expect(answer).toBe("live");
      else expect(answer).toMatchObject({ status: 401, code: "session_ended", reason: state });
    }
}

async function expectRetiredTokensDead({ retired }: Walk): Promise<void> {
  for (const { thief, user } of retired) expect(await ask(thief, user.id)).toMatchObject({ status: 401 });
}

/** Expects that a person who is signed in anywhere sees exactly the devices that the model calls live. */
async function expectSameList(person: Person): Promise<void> {
  const live = liveDevices(person);
  const [first] = live;
  if (first === undefined) return;
  const answer = await first.browser.send(sessions.GET, "GET", "/api/auth/sessions", as(person));
  const { sessions: listed } = sessionsSchema.parse(await answer.json());
  expect(listed.map(({ id }) => id).toSorted()).toEqual(live.map(({ id }) => id).toSorted());
}

test(`model and server agree after each of ${STEPS} random steps of ${USERS} people with ${DEVICES} devices each`, async ({
  task,
}) => {
  let tokens = 0;
  const property = fc.asyncProperty(steps, async (taken) => {
    const walk = await begin();
    for (const [verb, who, which, another] of taken) {
      const person = walk.people[who];
      const [device, other] = [person?.devices[which], person?.devices[another]];
      if (person === undefined || device === undefined || other === undefined) throw new Error("Nobody there.");
      await VERBS[verb]({ person, device, other, walk });
      await expectAgreement(walk);
    }
    await expectRetiredTokensDead(walk);
    for (const person of walk.people) await expectSameList(person);
    tokens += walk.retired.length;
  });
  // Shrinking two hundred steps would take hours. The printed seed names the walk.
  await fc.assert(property, { numRuns: WALKS, endOnFailure: true });
  task.meta.figure = `${WALKS} random walks of ${STEPS} steps: model and server agreed after each, ${tokens} retired tokens dead`;
});
