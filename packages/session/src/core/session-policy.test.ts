import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endReasonSchema } from "../shared/end-reason.ts";
import { idleEnd, judgeSession, type SessionState } from "./session-policy.ts";

const NOON = new Date("2026-01-01T12:00:00.000Z");

function after(milliseconds: number): Date {
  return new Date(NOON.getTime() + milliseconds);
}

function judge(state: SessionState, now: Date) {
  return judgeSession(state, now, "none", "default");
}

const HOUR = 3_600_000;
const used: SessionState = {
  endedAt: null,
  endReason: null,
  lastActiveAt: NOON,
  idleTimeoutSeconds: 3600,
  expiresAt: after(24 * HOUR),
  userDisabled: false,
};

describe("a session's boundaries", () => {
  test("it is live until the last millisecond before its idle end, and over at the idle end itself", () => {
    expect(judge(used, after(HOUR - 1))).toEqual({ live: true });
    expect(judge(used, after(HOUR))).toEqual({ live: false, reason: "idle" });
  });

  test("it is live until the last millisecond before its absolute end, and over at the absolute end itself", () => {
    const busy = { ...used, lastActiveAt: after(24 * HOUR - 1) };
    expect(judge(busy, after(24 * HOUR - 1))).toEqual({ live: true });
    expect(judge(busy, after(24 * HOUR))).toEqual({ live: false, reason: "absolute" });
  });

  test("past both ends, the reason is the absolute one", () => {
    expect(judge(used, after(25 * HOUR))).toEqual({ live: false, reason: "absolute" });
  });

  test("a disabled user has no live session", () => {
    expect(judge({ ...used, userDisabled: true }, NOON)).toEqual({ live: false, reason: "user_disabled" });
  });
});

const time = fc.date({ noInvalidDate: true, min: new Date("2000-01-01"), max: new Date("2100-01-01") });
const anyState: fc.Arbitrary<SessionState> = fc.record({
  endedAt: fc.option(time),
  endReason: fc.option(fc.constantFrom(...endReasonSchema.options)),
  lastActiveAt: time,
  idleTimeoutSeconds: fc.integer({ min: 1, max: 2_592_000 }),
  expiresAt: time,
  userDisabled: fc.boolean(),
});

describe("for every session and every time", () => {
  test("an ended row is never live, and keeps the reason it was ended for", () => {
    fc.assert(
      fc.property(
        anyState,
        time,
        time,
        fc.constantFrom(...endReasonSchema.options),
        (state, endedAt, now, endReason) => {
          expect(judge({ ...state, endedAt, endReason }, now)).toEqual({ live: false, reason: endReason });
        },
      ),
    );
  });

  test("once over it stays over, if nothing but the clock moves", () => {
    fc.assert(
      fc.property(anyState, time, time, (state, first, second) => {
        const [earlier, later] = first < second ? [first, second] : [second, first];
        if (!judge(state, earlier).live) expect(judge(state, later).live).toBe(false);
      }),
    );
  });

  test("the idle end is never past the absolute end", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(idleEnd(state).getTime()).toBeLessThanOrEqual(state.expiresAt.getTime());
      }),
    );
  });

  test("a disabled user's session is never live", () => {
    fc.assert(
      fc.property(anyState, time, (state, now) => {
        expect(judge({ ...state, userDisabled: true }, now).live).toBe(false);
      }),
    );
  });
});
