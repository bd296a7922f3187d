import { describe, expect, test } from "vitest";
import { onlyValue, readCookiePairs } from "./cookie-pairs.ts";
import { cookieVectors } from "@/testing/helpers/test-cookies";

const value = "v".repeat(43);

describe.each(["aurora.session", "__Host-aurora.session"])("%s", (name) => {
  test.each(cookieVectors(name, value))("$what: $is", ({ cookies, is }) => {
    const sent = readCookiePairs(cookies).get(name)?.length ?? 0;
    expect(sent).toBe({ ours: 1, another: 0, malformed: 1, doubled: 2 }[is]);
    expect(onlyValue(readCookiePairs(cookies), name) === value).toBe(is === "ours");
  });
});

test("of another name there may be as many as one likes beside ours", () => {
  for (const { cookies, is } of cookieVectors("aurora.session", "planted"))
    if (is === "another")
      for (const both of [`${cookies}; aurora.session=${value}`, `aurora.session=${value}; ${cookies}`])
        expect(onlyValue(readCookiePairs(both), "aurora.session")).toBe(value);
});
