import { afterEach, expect, test, vi } from "vitest";
import { currentSessionId, leavingSessionId } from "./browser-cookies.ts";
import { cookieVectors } from "@/testing/helpers/test-cookies";

afterEach(() => vi.restoreAllMocks());

// A browser shows scripts its cookies decoded.
const vectors = cookieVectors("aurora.sid", "session-of-ann").flatMap((vector) => [
  vector,
  { ...vector, cookies: Buffer.from(vector.cookies, "latin1").toString("utf8") },
]);

test.each(vectors)("a tab takes a cookie for ours exactly if the server does: $what", ({ cookies, is }) => {
  vi.spyOn(document, "cookie", "get").mockReturnValue(cookies);
  expect(currentSessionId() === "session-of-ann").toBe(is === "ours");
});

test("a doubled note of leaving is none, as on the server", () => {
  vi.spyOn(document, "cookie", "get").mockReturnValue("aurora.leaving=a.ticket; aurora.leaving=b.ticket");
  expect(leavingSessionId()).toBeNull();
});
