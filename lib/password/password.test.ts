import { describe, expect, test } from "vitest";
import { givenPasswordSchema, hashPassword, verifyPassword } from "@/lib/password/password";

const LONG = "long enough ".repeat(11).slice(0, 127);

describe("a password's hash", () => {
  test("is Argon2id in PHC form, with OWASP's costs, salted", async () => {
    const [first, second] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  test("accepts its password and no other", async () => {
    const hash = await hashPassword("correct horse");
    await expect(verifyPassword("correct horse", hash)).resolves.toBe(true);
    for (const wrong of ["correct hors", "correct horse ", "Correct horse", ""])
      await expect(verifyPassword(wrong, hash)).resolves.toBe(false);
  });

  test("looks at all 128 characters: a different last one is another password", async () => {
    const hash = await hashPassword(`${LONG}a`);
    await expect(verifyPassword(`${LONG}b`, hash)).resolves.toBe(false);
    await expect(verifyPassword(LONG, hash)).resolves.toBe(false);
    await expect(verifyPassword(`${LONG}a`, hash)).resolves.toBe(true);
  });

  test("counts the characters after a NUL, where C would stop", async () => {
    const hash = await hashPassword("same\u0000first");
    await expect(verifyPassword("same\u0000other", hash)).resolves.toBe(false);
  });

  test("is the same for the same password typed on another keyboard (NFKC)", async () => {
    const hash = await hashPassword("caf\u00E9 \uFB01lter");
    await expect(verifyPassword("cafe\u0301 filter", hash)).resolves.toBe(true);
  });

  test("of an unknown person accepts nothing", async () => {
    await expect(verifyPassword("correct horse", null)).resolves.toBe(false);
    await expect(verifyPassword("", null)).resolves.toBe(false);
  });
});

test("a password that could be chosen can be given", () => {
  expect(givenPasswordSchema.safeParse("🦊".repeat(128)).success).toBe(true);
  expect(givenPasswordSchema.safeParse("").success).toBe(false);
});
