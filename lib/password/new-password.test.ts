import { beforeAll, describe, expect, test } from "vitest";
import { newPasswordSchema, requireGoodPassword } from "@/lib/password/new-password";
import { givenPasswordSchema, hashPassword } from "@/lib/password/password";
import { NAME } from "@/product/product";

const LONG = "long enough ".repeat(11).slice(0, 127);
const EMOJI = "🦊🐢🐙🦋🐝🐞🦀🐳🍋🌵🎈";

describe("a new password", () => {
  test.each([
    ["seven characters", "abcdefg", false],
    ["eight characters", "kfjeozra", true],
    ["128 characters", `${LONG}a`, true],
    ["129 characters", `${LONG}ab`, false],
    ["seven emoji, which are 14 code units", "🦊".repeat(7), false],
    ["eight emoji", "🦊🐢🐙🦋🐝🐞🦀🐳", true],
    ["128 emoji, which are 256 code units", EMOJI.repeat(12).slice(0, 256), true],
    ["129 emoji", EMOJI.repeat(12).slice(0, 258), false],
    ["spaces and no digit", "a quiet morning", true],
  ])("of %s is accepted: %s", (_what, password, accepted) => {
    expect(newPasswordSchema.safeParse(password).success).toBe(accepted);
  });

  test.each(["password", "PASSWORD", "iloveyou", "sunshine"])("that everybody uses is refused: %s", (password) => {
    const result = newPasswordSchema.safeParse(password);
    expect(result.error?.issues[0]?.message).toBe("passwordTooCommon");
  });

  test("that everybody uses is refused in another keyboard's letters too, because they are the same password (NFKC)", () => {
    expect(newPasswordSchema.safeParse("ｐａｓｓｗｏｒｄ").success).toBe(false);
  });

  // Argon2 hashes UTF-8, in which each of these would be U+FFFD, so that many passwords would be one.
  test.each(["quiet morning \uD800", "quiet morning \uDC00", "quiet morning \uFFFD"])(
    "with characters that UTF-8 would make the same is refused, and can't be given either: %j",
    (password) => {
      expect(newPasswordSchema.safeParse(password).success).toBe(false);
      expect(givenPasswordSchema.safeParse(password).success).toBe(false);
    },
  );

  test("that is refused is never repeated", () => {
    expect(newPasswordSchema.safeParse("iloveyou").error?.message).not.toContain("iloveyou");
  });
});

describe("a new password that is easy to guess is refused, with the reason", () => {
  function problemOf(password: string): string | undefined {
    return newPasswordSchema.safeParse(password).error?.issues[0]?.message;
  }

  test.each([
    ["one character", "😀😀😀😀😀😀😀😀"],
    ["three different characters", "abacabacabab"],
    ["spaces", "        "],
    ["the alphabet", "abcdefghij"],
    ["the alphabet backwards", "zyxwvutsrq"],
    ["digits beyond nine", "4567890123"],
    ["digits in full width", "２３４５６７８９"],
    ["a row of keys", "asdfghjkl"],
    ["a row of German keys, backwards", "poiuztrewq"],
    ["two rows", "qwertzasdfgh"],
    ["a row and digits", "abcdefg2345678"],
    ["a row and one more", "Asdfghjkl!"],
    ["a short piece again and again", "k7mk7mk7mk7"],
    ["a word twice", "harbourharbour"],
  ])("%s", (_what, password) => {
    expect(["passwordTooPlain", "passwordTooCommon"]).toContain(problemOf(password));
  });

  test.each([
    "a quiet morning",
    "kfjeozra",
    "violet-harbour-42",
    "correct horse correct",
    "Grüße aus Köln",
    "x7abc!qP",
  ])("but not %s", (password) => {
    expect(problemOf(password)).toBeUndefined();
  });
});

describe("a new password for a person", () => {
  const owner = { email: "jo.smithers+news@example.com", name: "Joanna Lee Smith-Jones", passwordHash: null };
  const problemOf = async (password: string, of: Parameters<typeof requireGoodPassword>[2] = owner): Promise<unknown> =>
    requireGoodPassword("newPassword", password, of).catch((error: unknown) => error);

  test.each([
    "jo.smithers+news@example.com",
    "my jo.smithers+news@example.com 2026",
    "JO.SMITHERS2026!",
    "ｊｏｓｍｉｔｈｅｒｓ 99",
    "joannaleesmithjones",
    "i am joanna 42",
    "Lee-2026-x7",
    "My J.o.a.n.n.a 2026",
    `${NAME.toLowerCase()} 123`,
  ])("says nothing about them: %s", async (password) => {
    expect(await problemOf(password)).toMatchObject({
      code: "invalid_request",
      extras: { issues: [{ path: "newPassword", message: "passwordPersonal" }] },
    });
  });

  test.each(["a quiet morning by the sea", "sleepless in the harbour", "example violets 42"])(
    "may be one that only resembles their name: %s",
    async (password) => {
      expect(await problemOf(password)).toBeUndefined();
    },
  );

  test("with a short name or none may be any other", async () => {
    const short = { email: "j@example.com", name: null, passwordHash: null };
    expect(await problemOf("jumping over the harbour", short)).toBeUndefined();
  });

  describe("with a password", () => {
    let passwordHash: string;
    beforeAll(async () => {
      passwordHash = await hashPassword("café harbour 2026");
    });

    test.each(["café harbour 2026", "cafe\u0301 harbour 2026", "café harbour ２０２６"])(
      "may not be the same one, in any spelling: %s",
      async (password) => {
        expect(await problemOf(password, { ...owner, passwordHash })).toMatchObject({
          extras: { issues: [{ message: "passwordUnchanged" }] },
        });
      },
    );

    test("may be one that differs", async () => {
      expect(await problemOf("café harbour 2027", { ...owner, passwordHash })).toBeUndefined();
    });
  });
});
