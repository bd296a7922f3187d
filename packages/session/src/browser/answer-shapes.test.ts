import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { END_REASONS } from "../shared/reasons.ts";
import { endedSchema, logoutSchema, meSchema, problemSchema, sessionsSchema } from "../shared/schemas.ts";
import { endedShape, logoutShape, meShape, problemShape, sessionsShape, type Shape } from "./answer-shapes.ts";

const text = fc.string();
const time = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date("9999-01-01") })
  .map((date) => date.toISOString());
const count = fc.nat();
const session = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom("browser", "client"),
  createdAt: time,
  lastActiveAt: time,
  expiresAt: time,
  idleExpiresAt: time,
  current: fc.boolean(),
  device: fc.record(
    { name: text, ownName: fc.option(text), address: fc.option(text) },
    { requiredKeys: ["name", "address"] },
  ),
  method: text,
});
const problem = fc.record(
  {
    type: text,
    title: text,
    status: fc.nat(),
    code: text,
    detail: text,
    reason: fc.constantFrom(...END_REASONS),
    issues: fc.array(fc.record({ path: text, message: text })),
  },
  { requiredKeys: ["type", "title", "status", "code", "detail"] },
);
const ended = fc.record({ ended: count, apps: count }, { requiredKeys: ["ended"] });
const logout = fc.record(
  {
    success: fc.constant(true),
    revocation: fc.constantFrom("committed", "pending"),
    ended: count,
    apps: count,
    others: count,
    otherSession: fc.boolean(),
  },
  { requiredKeys: ["success", "revocation"] },
);

type Pair = {
  shape: Shape<unknown>;
  schema: z.core.$ZodType & { safeParse: (value: unknown) => { success: boolean; data?: unknown } };
  answers: fc.Arbitrary<object>;
};

const PAIRS: Readonly<Record<string, Pair>> = {
  me: { shape: meShape, schema: meSchema, answers: fc.record({ user: fc.record({ id: text }), session }) },
  sessions: { shape: sessionsShape, schema: sessionsSchema, answers: fc.record({ sessions: fc.array(session) }) },
  ended: { shape: endedShape, schema: endedSchema, answers: ended },
  "a sign-out": { shape: logoutShape, schema: logoutSchema, answers: logout },
  "a problem": { shape: problemShape, schema: problemSchema, answers: problem },
};

describe.each(Object.entries(PAIRS))("the answer of %s", (_name, { shape, schema, answers }) => {
  test("is read as the server's schema reads it", () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const declared = schema.safeParse(answer);
        expect(declared.success).toBe(true);
        expect(shape.safeParse(answer).data).toMatchObject(declared.data ?? {});
      }),
    );
  });

  test("is refused if a member that a tab reads is missing or is something else", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(undefined, null, {}, "garbage"), (answer, garbage) => {
        for (const name of Object.keys(answer)) {
          const broken = { ...answer, [name]: garbage };
          if (shape.safeParse(broken).success && !UNREAD.has(name)) expect(schema.safeParse(broken).success).toBe(true);
        }
      }),
    );
  });
});

// The person beside the session is the host's own; the address of a problem's type leads nowhere; reasons see below.
const UNREAD: ReadonlySet<string> = new Set(["user", "type", "reason"]);

test("a reason that only a newer server knows is none", () => {
  const over = { title: "Over", status: 401, code: "session_ended", detail: "It is over." };
  const read = problemShape.safeParse({ ...over, reason: "moved_to_mars" }).data;
  expect(read).toEqual({ ...over, reason: undefined });
});

test("garbage is no answer", () => {
  for (const garbage of [undefined, null, "<html></html>", 503, [], {}])
    for (const { shape } of Object.values(PAIRS)) expect(shape.safeParse(garbage).success).toBe(false);
});

test("a device without a name of its own is one of an older server", () => {
  const [sample] = fc.sample(session, 1);
  const older = { session: { ...sample, device: { name: "Firefox on Linux", address: null } } };
  expect(meShape.safeParse(older).data?.session.device.ownName).toBe(null);
});
