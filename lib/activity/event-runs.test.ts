import { describe, expect, test } from "vitest";
import type { PublicEvent } from "@/lib/activity/activity-schemas";
import { groupRuns, isContestable, wasRefused } from "@/lib/activity/event-runs";

const OWN = "0198c0de-0000-7000-8000-00000000000a";
const signIn: PublicEvent = {
  id: "0198c0de-0000-7000-8000-000000000001",
  type: "signed_in",
  kind: "sign_ins",
  reason: null,
  actor: "you",
  count: null,
  sessionId: null,
  device: { name: "Firefox on Linux", address: "203.0.113.0/24" },
  at: "2026-11-30T12:00:00.000Z",
};
const failure: PublicEvent = { ...signIn, type: "sign_in_failed", kind: "failures", actor: "anonymous" };
const elsewhere = { ...failure, device: { name: "curl", address: null } };
const ending: PublicEvent = { ...signIn, type: "session_ended", kind: "endings", reason: "user" };
const change: PublicEvent = { ...signIn, type: "password_changed", kind: "changes" };

test("failed tries from one device are one thing, until something else happens", () => {
  const events = [failure, failure, elsewhere, failure, signIn, signIn, failure];
  expect(groupRuns(events).map(({ length }) => length)).toEqual([2, 1, 1, 1, 1, 1]);
  expect(groupRuns(events).flat()).toEqual(events);
  expect(groupRuns([])).toEqual([]);
});

describe("somebody else may have done it", () => {
  test.each([
    ["a failed try", failure, true],
    ["a sign-in elsewhere", signIn, true],
    ["this sign-in", { ...signIn, sessionId: OWN }, false],
    ["an app that was connected", { ...signIn, type: "app_connected", sessionId: "other" }, true],
    ["a change of the password", change, true],
    ["a change that an administrator made", { ...change, actor: "administrator" }, false],
    ["the beginning of the account", { ...change, type: "account_created" }, false],
    ["another device's factor", { ...change, type: "reauthenticated", sessionId: "other" }, true],
    ["this device's factor", { ...change, type: "reauthenticated", sessionId: OWN }, false],
    ["another system under this session", { ...change, type: "device_changed", sessionId: OWN }, true],
    ["a sign-out", ending, false],
    ["a sign-out from another device", { ...ending, reason: "user_elsewhere" }, true],
    ["a copied cookie", { ...ending, reason: "device_mismatch", actor: "system" }, true],
    ["an end after a while", { ...ending, reason: "idle", actor: "system" }, false],
  ] as const)("%s: %o: %s", (_what, event, expected) => {
    expect(isContestable(event, OWN)).toBe(expected);
  });
});

test("nobody got in by a failed try, or by asking for a mail", () => {
  expect([failure, { ...change, actor: "anonymous" as const }, signIn, change].map(wasRefused)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
