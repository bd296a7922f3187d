import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createToken, endingTicket, hasCheck, hashToken, isToken, verifyLeaving, withCheck } from "./session-token.ts";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

describe("a token", () => {
  test("has 256 bits", () => {
    expect(Buffer.from(createToken(), "base64url")).toHaveLength(32);
  });

  test("is never made twice", () => {
    const tokens = Array.from({ length: 10_000 }, createToken);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokens.every(isToken)).toBe(true);
  });

  test("uses every one of its bits", () => {
    const seen = { ones: Buffer.alloc(32), zeros: Buffer.alloc(32) };
    for (let round = 0; round < 200; round += 1)
      for (const [index, byte] of Buffer.from(createToken(), "base64url").entries()) {
        seen.ones[index] = (seen.ones[index] ?? 0) | byte;
        seen.zeros[index] = (seen.zeros[index] ?? 0) | (~byte & 0xff);
      }
    expect([...seen.ones, ...seen.zeros].every((bits) => bits === 0xff)).toBe(true);
  });

  test("is not what the database keeps, and can't be read from it", () => {
    const token = createToken();
    expect(hashToken(token)).not.toContain(token);
    // Computed with OpenSSL. With another hash, nobody's session would be found.
    expect(hashToken("x".repeat(43))).toBe("zAscLGbzu5_RoIHGJrob72L2-WRBpDvhUmhSN3asJqE");
    expect(hashToken(token)).toBe(hashToken(token));
    expect(hashToken(token)).not.toBe(hashToken(createToken()));
  });

  test.each([
    "",
    "a",
    "a".repeat(42),
    "a".repeat(44),
    `${"a".repeat(42)}=`,
    `${"a".repeat(42)} `,
    `${"a".repeat(43)}\n`,
    `${"a".repeat(42)}é`,
  ])("%j has not the form of one", (text) => {
    expect(isToken(text)).toBe(false);
  });
});

describe("a token with a check", () => {
  const [key, former] = ["the key", "a key of before"];

  test("looks like any token, and no two have the same random part", () => {
    const tokens = Array.from({ length: 1_000 }, () => withCheck(key));
    expect(tokens.every(isToken)).toBe(true);
    expect(new Set(tokens.map((token) => token.slice(0, 32))).size).toBe(tokens.length);
  });

  test("has it under its own key, whichever of several that is, and under no other", () => {
    const token = withCheck(key);
    expect(hasCheck(token, [key])).toBe(true);
    expect(hasCheck(token, [former, key])).toBe(true);
    expect(hasCheck(token, [former])).toBe(false);
  });

  test("is read by the next version as it was made by this one", () => {
    expect(hasCheck("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA17db4H_DqyU", ["a key of tests"])).toBe(true);
  });

  test("does not have it with any one bit changed", () => {
    const bytes = Buffer.from(withCheck(key), "base64url");
    for (let bit = 0; bit < 256; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(hasCheck(changed.toString("base64url"), [key])).toBe(false);
    }
  });

  test("can't be made up", () => {
    expect(Array.from({ length: 10_000 }, createToken).some((token) => hasCheck(token, [key, former]))).toBe(false);
  });
});

describe("an ending ticket", () => {
  const session = randomUUID();

  test("permits ending its own session", () => {
    expect(verifyLeaving(`${session}.${endingTicket(session)}`)).toEqual({ sessionId: session, everywhere: false });
    expect(verifyLeaving(`${session}.${endingTicket(session, "all")}`)).toEqual({
      sessionId: session,
      everywhere: true,
    });
  });

  test("of another session permits nothing", () => {
    expect(verifyLeaving(`${session}.${endingTicket(randomUUID())}`)).toBeNull();
  });

  test.each([
    ["no ticket", () => session],
    ["an empty ticket", () => `${session}.`],
    ["a truncated ticket", () => `${session}.${endingTicket(session).slice(0, -1)}`],
    ["a ticket with one letter more", () => `${session}.${endingTicket(session)}A`],
    ["a part more", () => `${session}.${endingTicket(session)}.all`],
    ["no session", () => `.${endingTicket(session)}`],
    ["the id in another case", () => `${session.toUpperCase()}.${endingTicket(session)}`],
    ["nothing at all", () => ""],
  ])("with %s permits nothing", (_what, value) => {
    expect(verifyLeaving(value())).toBeNull();
  });

  test("with any one letter changed permits nothing", () => {
    const ticket = endingTicket(session);
    for (const [index, letter] of [...ticket].entries()) {
      const changed = `${ticket.slice(0, index)}${letter === "A" ? "B" : "A"}${ticket.slice(index + 1)}`;
      expect(verifyLeaving(`${session}.${changed}`)).toBeNull();
    }
  });

  test("can't be guessed, and no text makes it throw", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string().map((text) => `${session}.${text}`),
    );
    fc.assert(fc.property(anything, (text) => verifyLeaving(text) === null));
  });
});
