import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  appendCookies,
  clearedLeavingCookies,
  clearedSessionCookies,
  deviceCookie,
  pendingCookie,
  readCookies,
  signedInCookies,
} from "@/lib/session/session-cookies";
import { createToken } from "@/lib/session/session-token";
import { cookieVectors } from "@/testing/helpers/test-cookies";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const token = createToken();
const other = createToken();

function read(cookie: string): ReturnType<typeof readCookies> {
  return readCookies(new Headers({ cookie }));
}

describe("reading the session cookie", () => {
  test("one well-formed cookie is the session", () => {
    const cookies = read(`theme=dark; aurora.session=${token}; aurora.sid=abc`);
    expect(cookies).toMatchObject({ token, allTokens: [token], sessionId: "abc", credentialSent: true });
  });

  test("doubled cookies are no session, but a sign-out sees both", () => {
    const cookies = read(`aurora.session=${token}; aurora.session=${other}`);
    expect(cookies).toMatchObject({ token: null, allTokens: [token, other], credentialSent: true });
  });

  test("the same cookie twice is no session either", () => {
    expect(read(`aurora.session=${token}; aurora.session=${token}`).token).toBeNull();
  });

  test.each(cookieVectors("aurora.session", token))("$what: $is", ({ cookies, is }) => {
    const found = read(cookies);
    expect([found.token, found.credentialSent]).toEqual([is === "ours" ? token : null, is !== "another"]);
  });

  test("what another host planted under another name does not block the good one", () => {
    for (const { cookies, is } of cookieVectors("aurora.session", other))
      if (is === "another")
        expect(read(`${cookies}; aurora.session=${token}`)).toMatchObject({ token, allTokens: [token] });
  });

  test.each([
    ["the name for https", `__Host-aurora.session=${token}`],
    ["Auth.js's own name", `authjs.session-token=${token}`],
  ])("%s is not the session cookie", (_what, cookie) => {
    expect(read(cookie)).toMatchObject({ token: null, allTokens: [], credentialSent: false });
  });

  test("a chunk beside the cookie changes nothing", () => {
    expect(read(`aurora.session.0=${other}; aurora.session=${token}; aurora.session-x=${other}`).token).toBe(token);
  });

  test.each([
    "",
    "a",
    `${token}a`,
    token.slice(1),
    `"${token}"`,
    `${token},${token}`,
    `${token} ${token}`,
    "%00",
    "null",
  ])("the value %j is no session", (value) => {
    expect(read(`aurora.session=${value}`)).toMatchObject({ token: null, allTokens: [], credentialSent: true });
  });

  test("a malformed cookie beside a good one is no session, but a sign-out sees the good one", () => {
    expect(read(`aurora.session=x; aurora.session=${token}`)).toMatchObject({ token: null, allTokens: [token] });
  });

  test.each(["sid", "leaving", "pending", "device"])("a doubled aurora.%s counts as none", (name) => {
    const { sessionId, leaving, pending, devices } = read(`aurora.${name}=${token}; aurora.${name}=${other}`);
    expect({ sessionId, leaving, pending, devices }).toEqual({
      sessionId: null,
      leaving: null,
      pending: null,
      devices: [],
    });
  });

  test("of a browser's values those that are well-formed count, and five of them at most", () => {
    expect(read(`aurora.device=${token}.x..${other}.`).devices).toEqual([token, other]);
    expect(read(`aurora.device=${Array.from({ length: 9 }, createToken).join(".")}`).devices).toHaveLength(5);
  });

  test("no Cookie header whatever makes it throw, and what it calls a token has the form of one", () => {
    const soup = fc.array(
      fc.oneof(fc.string(), fc.constantFrom("aurora.session", "aurora.sid", "=", ";", "; ", token, ".0", ",", " ")),
    );
    fc.assert(
      fc.property(soup, (parts) => {
        const cookie = parts.join("").replace(/[^\t\x20-\xFF]/g, "");
        const cookies = read(cookie);
        for (const each of [cookies.token, ...cookies.allTokens]) expect(each ?? token).toMatch(/^[\w-]{43}$/);
        expect(cookies.token === null || cookies.allTokens.length === 1).toBe(true);
      }),
    );
  });
});

function attributesByName(changes: Parameters<typeof appendCookies>[1]): Map<string, string> {
  const headers = new Headers();
  appendCookies(headers, changes);
  const withoutLife = headers.getSetCookie().map((line) => line.replace(/; Max-Age=\d+/, ""));
  return new Map(withoutLife.map((line) => [line.split("=")[0] ?? "", line.slice(line.indexOf(";"))]));
}

describe("setting and clearing", () => {
  const created = { token, sessionId: "abc", persistentSeconds: 60 };

  test("clearing repeats every attribute of setting, or the browser would keep both", () => {
    const set = attributesByName([...signedInCookies(created), pendingCookie(token, 60)]);
    const cleared = attributesByName([...clearedSessionCookies(), ...clearedLeavingCookies()]);
    expect(cleared).toEqual(set);
  });

  test("what is cleared is empty and expired", () => {
    for (const change of [...clearedSessionCookies(), ...clearedLeavingCookies()])
      expect(change).toMatchObject({ value: "", maxAgeSeconds: 0 });
  });

  test("scripts can read which session is signed in, never a token", () => {
    const attributes = attributesByName([...signedInCookies(created), pendingCookie(token, 60), deviceCookie([token])]);
    const hidden = [...attributes].filter(([, text]) => text.includes("HttpOnly")).map(([name]) => name);
    expect(hidden.toSorted()).toEqual(["aurora.device", "aurora.pending", "aurora.session"]);
  });

  test("only with 'keep me signed in' do the cookies outlive the browser", () => {
    const [session, sid] = signedInCookies({ ...created, persistentSeconds: null });
    expect([session?.maxAgeSeconds, sid?.maxAgeSeconds]).toEqual([undefined, undefined]);
    expect(signedInCookies(created).slice(0, 2)).toMatchObject([{ maxAgeSeconds: 60 }, { maxAgeSeconds: 60 }]);
  });

  test("a sign-in clears what an unfinished sign-out left", () => {
    expect(signedInCookies(created).slice(2)).toEqual(clearedLeavingCookies());
  });
});
