import { beforeAll, describe, expect, test, vi } from "vitest";
import { authFor } from "@/auth";
import { handleProviderRequest } from "@/lib/http/provider-sign-in";
import { createTestUser, signedIn } from "@/lib/test-browser";

beforeAll(() => {
  vi.stubEnv("AUTH_GITHUB_ID", "a client id of tests");
  vi.stubEnv("AUTH_GITHUB_SECRET", "a client secret of tests");
});

function ask(path: string, cookie: string, init: RequestInit = {}): Promise<Response> {
  return handleProviderRequest(
    new Request(`http://localhost:3000/api/auth/${path}`, { ...init, headers: { cookie } }),
    authFor,
  );
}

describe("Auth.js never sees who is signed in, or it would link a new provider account to them", () => {
  // Auth.js's own session endpoint tells whom it sees. In the app, app/api/auth/session answers instead of it.
  test.each([
    ["the cookie itself", (token: string) => `aurora.session=${token}`],
    [
      "Auth.js's chunks",
      (token: string) => `aurora.session.0=${token.slice(0, 20)}; aurora.session.1=${token.slice(20)}`,
    ],
    ["one chunk", (token: string) => `aurora.session.0=${token}`],
    ["a longer name", (token: string) => `aurora.session-x=${token}`],
    ["cookies without spaces between them", (token: string) => `a=b;aurora.session=${token};c=d`],
    ["blanks before the name", (token: string) => `a=b; \t aurora.session =${token}`],
    ["0xA0 before the name", (token: string) => `\xA0aurora.session=${token}`],
  ])("by %s", async (_what, cookie) => {
    const { token } = await signedIn();
    const answer = await ask("session", cookie(token));
    expect([answer.status, await answer.json()]).toEqual([200, null]);
    expect(answer.headers.getSetCookie().filter((line) => line.startsWith("aurora.session"))).toEqual([]);
  });

  test("although it would, if nobody took the cookies out", async () => {
    const user = await createTestUser();
    const { token } = await signedIn(user);
    const { beginProviderSignIn } = await import("@/lib/http/provider-sign-in");
    const { NextRequest } = await import("next/server");
    const { handlers } = authFor(beginProviderSignIn(new Headers()));
    const request = new NextRequest("http://localhost:3000/api/auth/session", {
      headers: { cookie: `aurora.session=${token}` },
    });
    const seen: unknown = await (await handlers.GET(request)).json();
    expect(seen).toMatchObject({ user: { email: user.email } });
  });
});

test("cookies of the round trip reach Auth.js, and its own reach the browser", async () => {
  const first = await ask("csrf", "");
  const line = first.headers.getSetCookie().find((each) => each.startsWith("aurora.csrf=")) ?? "";
  expect(line).toMatch(/HttpOnly/);
  const { csrfToken }: { csrfToken: string } = await first.json();
  const again: unknown = await (await ask("csrf", line.split(";")[0] ?? "")).json();
  expect(again).toEqual({ csrfToken });
});

test("a callback that nobody began signs nobody in", async () => {
  const { token, sessionId } = await signedIn();
  const answer = await ask("callback/github?code=stolen&state=x", `aurora.session=${token}; aurora.sid=${sessionId}`);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get("location")).toContain("/login?error=");
  expect(answer.headers.getSetCookie().filter((line) => /^aurora\.(session|sid)=/.test(line))).toEqual([]);
});

test("nothing of it is cached", async () => {
  for (const path of ["csrf", "providers", "callback/github", "nothing"])
    expect((await ask(path, "")).headers.get("cache-control")).toBe("no-store");
});
