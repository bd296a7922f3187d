import { beforeEach, expect, test, vi } from "vitest";
import { stubEnvironment } from "@/testing/helpers/test-environment";

// The environment is read once in a process, so each test loads the modules anew.
beforeEach(() => vi.resetModules());

async function setCookieLines(origin: string): Promise<string[]> {
  stubEnvironment({ AUTH_URL: origin });
  await import("@/lib/aurora");
  const cookies = await import("./session-cookies.ts");
  const headers = new Headers();
  const created = { token: "t", sessionId: "s", persistentSeconds: 60 };
  cookies.appendCookies(headers, [
    ...cookies.signedInCookies(created),
    ...cookies.clearedSessionCookies(),
    ...cookies.clearedLeavingCookies(),
    cookies.pendingCookie("p", 1),
    cookies.deviceCookie(["d"]),
  ]);
  return headers.getSetCookie();
}

test("over https every cookie has the __Host- prefix and what that asks for (RFC 6265bis §4.1.3.2)", async () => {
  for (const line of await setCookieLines("https://app.example.com")) {
    expect(line).toMatch(/^__Host-aurora\.[a-z]+=/);
    expect(line).toMatch(/; Secure(;|$)/);
    expect(line).toContain("; Path=/;");
    expect(line).not.toMatch(/domain/i);
    expect(line).toContain("; SameSite=Lax");
  }
});

test("over http on loopback no cookie has prefix or Secure, which browsers would refuse there", async () => {
  for (const line of await setCookieLines("http://localhost:3000")) {
    expect(line).toMatch(/^aurora\.[a-z]+=/);
    expect(line).not.toContain("Secure");
  }
});

test("over https a cookie without the prefix, which another host could have set, is not read", async () => {
  stubEnvironment({ AUTH_URL: "https://app.example.com" });
  await import("@/lib/aurora");
  const { readCredentials } = await import("./credentials.ts");
  const token = "a".repeat(43);
  expect(readCredentials(new Headers({ cookie: `aurora.session=${token}` }))).toMatchObject({
    token: null,
    allTokens: [],
  });
  expect(readCredentials(new Headers({ cookie: `__Host-aurora.session=${token}` })).token).toBe(token);
});
