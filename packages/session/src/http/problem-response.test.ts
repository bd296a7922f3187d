import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { problemSchema } from "../shared/schemas.ts";
import { asOutage, DatabaseUnavailable, Problem } from "../base/problem.ts";
import { problemResponse } from "./problem-response.ts";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

describe("a problem document (RFC 9457)", () => {
  test("has type, title, status, code and detail, and no more than that", async () => {
    const response = problemResponse(new Problem("not_found"), "en");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body: unknown = await response.json();
    expect(z.strictObject(problemSchema.shape).parse(body)).toEqual({
      type: "urn:aurora:problem:not_found",
      title: expect.stringMatching(/./),
      status: 404,
      code: "not_found",
      detail: expect.stringMatching(/./),
    });
  });

  test("of an ended session says why", async () => {
    const body: unknown = await problemResponse(new Problem("session_ended", { reason: "user_all" }), "en").json();
    expect(body).toMatchObject({ code: "session_ended", reason: "user_all" });
  });

  test("speaks the language that it is asked in, and says which; its codes are the same in all", async () => {
    const message = "passwordTooShort";
    const problem = new Problem("invalid_request", { issues: [{ path: "password", message }] });
    const [english, german] = [problemResponse(problem, "en"), problemResponse(problem, "de")];
    expect([english, german].map(({ headers }) => headers.get("content-language"))).toEqual(["en", "de"]);
    const code = "invalid_request";
    expect(await english.json()).toMatchObject({ code, issues: [{ message: "Use at least 8 characters." }] });
    expect(await german.json()).toMatchObject({ code, issues: [{ message: "Verwenden Sie mindestens 8 Zeichen." }] });
  });

  test("keeps Zod's message about a value for which we have no words", async () => {
    const issues = [{ path: "constructor", message: "toString" }];
    const answer = problemResponse(new Problem("invalid_request", { issues }), "de");
    expect(await answer.json()).toMatchObject({ issues });
  });

  test.each([
    ["an unexpected error", new Error("relation hunter2", { cause: new Error("hunter2") }), 500],
    ["a thrown text", "hunter2", 500],
    ["nothing", undefined, 500],
    ["an outage", new DatabaseUnavailable(new Error("connect ECONNREFUSED hunter2")), 503],
    ["a refusal with a cause", new Problem("invalid_request", {}, new Error("hunter2")), 400],
  ])("of %s never tells the cause", async (_what, error, status) => {
    const response = problemResponse(error, "en");
    expect(response.status).toBe(status);
    expect((await response.text()) + JSON.stringify([...response.headers])).not.toMatch(/hunter2|stack|node_modules/);
  });
});

describe("headers", () => {
  test("every 401 has a challenge, with an error only if a credential was sent (RFC 6750 §3.1)", () => {
    const challengeOf = (wasSent?: boolean) => {
      const sent = wasSent === undefined ? undefined : { wasSent };
      return problemResponse(new Problem("session_missing"), "en", sent).headers.get("www-authenticate");
    };
    expect(challengeOf()).toBe('Bearer realm="aurora"');
    expect(challengeOf(false)).toBe('Bearer realm="aurora"');
    expect(challengeOf(true)).toBe('Bearer realm="aurora", error="invalid_token"');
  });

  test.each(["cross_site", "session_unverifiable", "invalid_request"] as const)(
    "%s is no 401 and has no challenge",
    (code) => {
      expect(problemResponse(new Problem(code), "en").headers.has("www-authenticate")).toBe(false);
    },
  );

  test("an outage says when to try again", () => {
    expect(problemResponse(new DatabaseUnavailable(new Error()), "en").headers.get("retry-after")).toBe("2");
  });

  test("a limit says how long to wait", () => {
    const response = problemResponse(new Problem("rate_limited", { retryAfterSeconds: 42 }), "en");
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "42"]);
  });

  test("a wrong method says which are right", () => {
    expect(problemResponse(new Problem("method_not_allowed", { allow: "POST" }), "en").headers.get("allow")).toBe(
      "POST",
    );
  });
});

describe("asking the database", () => {
  test("an outage is told as one, never as a 401", async () => {
    const error = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
    await expect(asOutage(() => Promise.reject(error))).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  test("a mistake of ours is no outage: 500, and the log tells it as an error", async () => {
    for (const error of [new TypeError("x is not a function"), "text", undefined]) {
      await expect(asOutage(() => Promise.reject(error))).rejects.toBe(error);
      expect(problemResponse(error, "en").status).toBe(500);
    }
  });

  test("a refusal stays a refusal", async () => {
    await expect(asOutage(() => Promise.reject(new Problem("email_taken")))).rejects.toMatchObject({
      code: "email_taken",
    });
  });
});
