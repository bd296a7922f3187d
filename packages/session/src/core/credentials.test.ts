import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readCredentials, type Credentials } from "./credentials.ts";
import { createToken } from "./session-token.ts";
import { cookieVectors } from "@/testing/helpers/test-cookies";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const token = createToken();
const other = createToken();

function read(cookie: string): Credentials {
  return readCredentials(new Headers({ cookie }));
}

describe("reading the session cookie", () => {
  test("one well-formed cookie is the session", () => {
    const cookies = read(`theme=dark; aurora.session=${token}; aurora.sid=abc`);
    expect(cookies).toMatchObject({ token, allTokens: [token], sessionId: "abc", cookieWasSent: true });
  });

  test("doubled cookies are no session, but a sign-out sees both", () => {
    const cookies = read(`aurora.session=${token}; aurora.session=${other}`);
    expect(cookies).toMatchObject({ token: null, allTokens: [token, other], cookieWasSent: true });
  });

  test("the same cookie twice is no session either", () => {
    expect(read(`aurora.session=${token}; aurora.session=${token}`).token).toBeNull();
  });

  test.each(cookieVectors("aurora.session", token))("$what: $is", ({ cookies, is }) => {
    const found = read(cookies);
    expect([found.token, found.cookieWasSent]).toEqual([is === "ours" ? token : null, is !== "another"]);
  });

  test("a cookie that another host planted under another name does not block the good one", () => {
    for (const { cookies, is } of cookieVectors("aurora.session", other))
      if (is === "another")
        expect(read(`${cookies}; aurora.session=${token}`)).toMatchObject({ token, allTokens: [token] });
  });

  test.each([
    ["the name for https", `__Host-aurora.session=${token}`],
    ["Auth.js's own name", `authjs.session-token=${token}`],
  ])("%s is not the session cookie", (_what, cookie) => {
    expect(read(cookie)).toMatchObject({ token: null, allTokens: [], cookieWasSent: false });
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
    expect(read(`aurora.session=${value}`)).toMatchObject({ token: null, allTokens: [], cookieWasSent: true });
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

describe("reading the bearer token (RFC 6750 §2.1)", () => {
  test.each([
    ["Bearer abc", "abc"],
    ["bearer abc", "abc"],
    [" Bearer   a b ", "a b"],
    ["Bearer", ""],
    ["Basic eDp5", null],
    ["Bearerabc", null],
    ["", null],
  ])("%j holds %j", (authorization, bearer) => {
    const headers = new Headers({ authorization });
    expect(readCredentials(headers)).toMatchObject({ bearer, wasSent: bearer !== null, cookieWasSent: false });
  });

  test("without the header there is none, and nothing was sent", () => {
    expect(readCredentials(new Headers())).toMatchObject({ token: null, bearer: null, wasSent: false });
    expect(read("aurora.session=x").wasSent).toBe(true);
  });
});
