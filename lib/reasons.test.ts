import { describe, expect, test } from "vitest";
import { endReasonSchema } from "@/lib/end-reason";
import { eventWords } from "@/lib/event-words";
import { arrivalReasonSchema, arrivalWords, reasonWords } from "@/lib/reasons";

const event = {
  id: "0198c0de-0000-7000-8000-000000000000",
  kind: "endings",
  actor: "you",
  count: null,
  sessionId: null,
  device: { name: null, address: null },
  at: "2026-01-01T00:00:00.000Z",
} as const;

describe("every reason has words of its own, for people", () => {
  test.each(arrivalReasonSchema.options)("%s on the login page", (reason) => {
    expect(reasonWords(reason)).toMatch(/^[A-Z].*\.$/);
    expect(reasonWords(reason)).not.toContain("_");
    expect(arrivalWords(reason, undefined)).toBe(reasonWords(reason));
  });

  test.each(endReasonSchema.options)("%s in the list of activity", (reason) => {
    expect(eventWords({ ...event, type: "session_ended", reason })).toMatch(/^[A-Z][^_]+$/);
  });

  test("no two reasons say the same", () => {
    const words = arrivalReasonSchema.options.map(reasonWords);
    expect(new Set(words).size).toBe(words.length);
  });
});

test.each(["account_created", "signed_in", "sign_in_failed", "session_rotated", "session_ended", "sessions_ended"])(
  "the event %s has words",
  (type) => {
    expect(eventWords({ ...event, type, reason: null })).not.toBe("Something changed");
  },
);

test("an event of a newer version still has words", () => {
  expect(eventWords({ ...event, type: "teleported", reason: null })).toBe("Something changed");
});

describe("the login page's address", () => {
  test.each([undefined, "", "<script>alert(1)</script>", ["user"], 1, "toString", "__proto__"])(
    "says nothing by the reason %o",
    (reason) => {
      expect(arrivalWords(reason, undefined)).toBeNull();
    },
  );

  test.each([
    "OAuthAccountNotLinked",
    "account_disabled",
    "sign_in_superseded",
    "session_unverifiable",
    "Configuration",
    "",
    "<b>x</b>",
  ])("tells a failed provider sign-in (%j) in our words only", (error) => {
    const words = arrivalWords(undefined, error);
    expect(words).toMatch(/^[A-Z].*\.$/);
    expect(words).not.toContain("<");
  });

  test.each(["toString", "constructor", "__proto__", "hasOwnProperty"])("the error %s is just unknown", (error) => {
    expect(arrivalWords(undefined, error)).toBe(arrivalWords(undefined, "unknown"));
  });
});
