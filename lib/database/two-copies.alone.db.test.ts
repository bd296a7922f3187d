import { createRequire } from "node:module";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { beforeAll, expect, test, vi } from "vitest";
import { db, isUniqueViolation } from "@/lib/db";
import { DatabaseUnavailable, Problem } from "aurora-session/core";
import { toProblem } from "aurora-session/http";
import { requirePoint, consumePoint } from "@/lib/http/rate-limit";
import { createTestUser } from "@/testing/helpers/test-browser";

// Pages and routes are different bundles of one process: each has its own copy of these modules.
async function otherCopies() {
  vi.resetModules();
  return {
    ...(await import("@/lib/db")),
    ...(await import("aurora-session/core")),
    ...(await import("aurora-session/clients")),
  };
}

let other: Awaited<ReturnType<typeof otherCopies>>;
beforeAll(async () => {
  other = await otherCopies();
});

test("the other copy has classes of its own", () => {
  expect(other.Problem).not.toBe(Problem);
  expect(other.db()).toBe(db());
});

test("a limit answers as a limit, whichever copy of the library refused", async () => {
  const require = createRequire(import.meta.url);
  const path = require.resolve("rate-limiter-flexible/lib/RateLimiterRes.js");
  delete require.cache[path];
  const OtherRefusal: new (remaining: number, msBeforeNext: number) => object = require(path);
  const limit = { name: "two-copies", points: 1, windowSeconds: 60 };
  await requirePoint(limit, "key");
  vi.spyOn(RateLimiterPostgres.prototype, "consume").mockRejectedValue(new OtherRefusal(0, 1500));
  expect(await consumePoint(limit, "key")).toEqual({ ok: false, waitSeconds: 2 });
  await expect(requirePoint(limit, "key")).rejects.toMatchObject({ code: "rate_limited" });
});

test("a refusal and an outage are what they are in the other copy too", async () => {
  const [refusal, outage] = [new other.Problem("rate_limited"), new other.DatabaseUnavailable("gone")];
  expect([refusal, outage].map((error) => toProblem(error).code)).toEqual(["rate_limited", "session_unverifiable"]);
  expect([refusal, outage].map((error) => error instanceof DatabaseUnavailable)).toEqual([false, true]);
  expect([new Error("rate_limited"), { code: "rate_limited" }].map((error) => error instanceof Problem)).toEqual([
    false,
    false,
  ]);
});

test("signing keys that the other copy could not read are an outage here, not an error of ours", async () => {
  delete globalThis.auroraSessionState?.signingKeys;
  Object.assign(globalThis.auroraSessionState ?? {}, {
    signingKeysReading: Promise.reject(new DatabaseUnavailable("gone")),
  });
  const failed: unknown = await other.listSigningKeys().catch((error: unknown) => error);
  delete globalThis.auroraSessionState?.signingKeysReading;
  expect(failed instanceof other.DatabaseUnavailable).toBe(true);
});

test("an e-mail address that is taken is taken, whichever copy has the database open", async () => {
  const { email } = await createTestUser();
  const failed: unknown = await other
    .db()
    .user.create({ data: { email } })
    .catch((error: unknown) => error);
  expect([isUniqueViolation(failed), other.isUniqueViolation(failed)]).toEqual([true, true]);
});
