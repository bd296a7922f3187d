import { describe, expect, test } from "vitest";
import { endReasonSchema, LANGUAGES, arrivalReasonSchema } from "aurora-session/shared";
import { eventText } from "@/lib/activity/event-text";
import { arrivalWords } from "@/lib/words/arrival-words";
import { CATALOGUE } from "@/lib/words/catalogue";

const { en } = CATALOGUE;

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
    expect(en.reasons[reason]).toMatch(/^[A-Z].*\.$/);
    expect(en.reasons[reason]).not.toContain("_");
    expect(arrivalWords(en, reason, undefined)).toBe(en.reasons[reason]);
  });

  test.each(endReasonSchema.options)("%s in the list of activity", (reason) => {
    expect(eventText("en", en.events, { ...event, type: "session_ended", reason })).toMatch(/^[A-Z][^_]+$/);
  });

  test.each(LANGUAGES)("no two reasons say the same in %s", (language) => {
    const words = Object.values(CATALOGUE[language].reasons);
    expect(new Set(words).size).toBe(arrivalReasonSchema.options.length);
  });
});

test.each(["account_created", "signed_in", "sign_in_failed", "session_rotated", "session_ended", "sessions_ended"])(
  "the event %s has words",
  (type) => {
    expect(eventText("en", en.events, { ...event, type, reason: null })).not.toBe("Something changed");
  },
);

test("an event of a newer version still has words", () => {
  expect(eventText("en", en.events, { ...event, type: "teleported", reason: null })).toBe("Something changed");
});

describe("the login page's address", () => {
  test.each([undefined, "", "<script>alert(1)</script>", ["user"], 1, "toString", "__proto__"])(
    "says nothing by the reason %o",
    (reason) => {
      expect(arrivalWords(en, reason, undefined)).toBeNull();
    },
  );

  test.each([
    "OAuthAccountNotLinked",
    "email_taken",
    "email_missing",
    "email_unusable",
    "email_unverified",
    "profile_unusable",
    "account_disabled",
    "sign_in_superseded",
    "session_unverifiable",
    "Configuration",
    "",
    "<b>x</b>",
  ])("tells a failed provider sign-in (%j) in our words only", (error) => {
    const words = arrivalWords(en, undefined, error);
    expect(words).toMatch(/^[A-Z].*\.$/);
    expect(words).not.toContain("<");
  });

  test.each(["email_missing", "email_unusable", "email_unverified", "profile_unusable"])(
    "tells that what a provider said is refused (%s), not that the database is",
    (error) => {
      const others = ["session_unverifiable", "unknown"].map((other) => arrivalWords(en, undefined, other));
      expect(others).not.toContain(arrivalWords(en, undefined, error));
    },
  );

  test.each(["toString", "constructor", "__proto__", "hasOwnProperty"])("the error %s is just unknown", (error) => {
    expect(arrivalWords(en, undefined, error)).toBe(arrivalWords(en, undefined, "unknown"));
  });
});
