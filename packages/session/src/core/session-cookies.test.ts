import { beforeAll, describe, expect, test } from "vitest";
import {
  appendCookies,
  clearedLeavingCookies,
  clearedSessionCookies,
  deviceCookie,
  pendingCookie,
  signedInCookies,
} from "./session-cookies.ts";
import { createToken } from "./session-token.ts";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const token = createToken();

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

  test("a cleared cookie is empty and expired", () => {
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
