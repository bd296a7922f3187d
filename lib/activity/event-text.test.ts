import { describe, expect, test } from "vitest";
import { publicEventSchema } from "@/lib/activity/activity-schemas";
import { EVENT_KINDS } from "@/lib/activity/event-kinds";
import { endReasonSchema, LANGUAGES } from "aurora-session/shared";
import { eventText } from "@/lib/activity/event-text";
import { CATALOGUE } from "@/lib/words/catalogue";

const { en } = CATALOGUE;

function textOf(event: Parameters<typeof eventText>[2]): string {
  return eventText("en", en.events, event);
}

const ending = { type: "session_ended", kind: "endings", reason: "user", actor: "you", count: null } as const;
const summary = { ...ending, type: "sessions_ended", reason: "user_all" } as const;
const change = { ...ending, type: "account_disabled", kind: "changes", reason: null } as const;

describe("a summary tells how many devices", () => {
  test.each([
    [{ count: 3 }, "Signed out 3 devices"],
    [{ count: 1 }, "Signed out 1 device"],
    [{ count: 0 }, "No devices signed out"],
    [{ count: null }, "Signed out on all devices"],
    [{ count: 2, reason: "user_elsewhere" }, "Signed out 2 other devices"],
    [{ count: 2, reason: "password_changed" }, "2 devices signed out by a password change"],
    [{ count: 0, reason: "password_changed" }, "No devices signed out by a password change"],
    [{ count: 4, reason: "admin", actor: "administrator" }, "4 devices signed out by an administrator"],
    [
      { count: 1, reason: "user_disabled", actor: "operator" },
      "1 device signed out because the account was disabled by an operator",
    ],
  ] as const)("%o: %s", (given, words) => {
    expect(textOf({ ...summary, ...given })).toBe(words);
  });
});

describe("who did it is said unless it was the person, or needs no saying", () => {
  test.each([
    [change, "Account disabled"],
    [{ ...change, actor: "administrator" }, "Account disabled by an administrator"],
    [{ ...change, actor: "operator" }, "Account disabled by an operator"],
    [{ ...change, actor: "system" }, "Account disabled automatically"],
    [
      { ...change, type: "password_reset_requested", actor: "anonymous" },
      "Password reset requested by someone who was not signed in",
    ],
    [{ ...change, type: "sign_in_failed", kind: "failures", actor: "anonymous" }, "Sign-in failed"],
    [{ ...ending, reason: "idle", actor: "system" }, "Session ended after a while without use"],
    [{ ...ending, reason: "admin", actor: "administrator" }, "Session ended by an administrator"],
    [{ ...ending, reason: "admin", actor: "operator" }, "Session ended by an operator"],
    [{ ...ending, reason: "admin" }, "Session ended by an administrator"],
    [{ ...ending, type: "app_disconnected", reason: "user_elsewhere" }, "App disconnected"],
    [{ ...ending, type: "app_disconnected" }, "App disconnected"],
    [
      { ...ending, type: "app_disconnected", reason: "refresh_reuse", actor: "system" },
      "App disconnected because a sign-in was used from two places",
    ],
    [
      { ...ending, type: "app_disconnected", reason: "absolute", actor: "system" },
      "App disconnected after the maximum lifetime",
    ],
    [{ ...ending, type: "app_disconnected", reason: "admin", actor: "operator" }, "App disconnected by an operator"],
  ] as const)("%o: %s", (event, words) => {
    expect(textOf(event)).toBe(words);
  });
});

describe.each(LANGUAGES)("in %s", (language) => {
  const { activity, events } = CATALOGUE[language];

  test.each(endReasonSchema.options)("%s never shows a code, whoever did it and however many ended", (reason) => {
    for (const actor of publicEventSchema.shape.actor.options)
      for (const count of [null, 0, 1, 2])
        expect(eventText(language, events, { ...summary, reason, actor, count })).toMatch(/^[A-Z0-9][^_{]+[^ ]$/);
  });

  test("every kind has words of its own", () => {
    expect(new Set(EVENT_KINDS.map((kind) => activity.kinds[kind])).size).toBe(EVENT_KINDS.length);
  });
});

test("counts are written as the language writes them", () => {
  const many = { ...summary, count: 1200 };
  expect(textOf(many)).toBe("Signed out 1,200 devices");
  expect(eventText("de", CATALOGUE.de.events, many)).toContain("1.200 Geräte");
});

test.each(["toString", "constructor", "__proto__"])("the type %s is just unknown", (type) => {
  expect(textOf({ ...change, type })).toBe("Something changed");
});
