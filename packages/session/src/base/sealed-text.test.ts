import { beforeAll, expect, test } from "vitest";
import { deriveKey } from "aurora-session/core";
import { openText, sealText } from "./sealed-text.ts";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const SECRET = "a secret of the tests, of 32 letters and more";
const TEXT = "What was sealed before still opens: äöü ✓";
// Sealed on 2026-11-30. A version that can't open this format signs apps out while it is deployed (docs/decisions/0013).
const SEALED = "TQn_9hgl2LGwPn_KBEfgAYsXdRHdaIwp_6n4C_Aezb3ltZ-HNkUp1bOLSyl2yGjEFnX4h9YqKJ0hLT7Ik7ta_jDjJDYIHtqcqXs";

test("a text that an earlier version sealed still opens", () => {
  expect(openText(SEALED, deriveKey("mail", SECRET), "ann@example.com")).toBe(TEXT);
});

test("a sealed text opens only with its key and its context, and only whole", () => {
  const key = deriveKey("mail");
  const sealed = sealText(TEXT, key, "ann@example.com");
  expect(openText(sealed, key, "ann@example.com")).toBe(TEXT);
  expect(openText(sealed, deriveKey("signing-key"), "ann@example.com")).toBeNull();
  expect(openText(sealed, key, "ben@example.com")).toBeNull();
  for (const broken of ["", "x", sealed.slice(0, 30), sealed.slice(4), sealed.slice(0, -4)])
    expect(openText(broken, key, "ann@example.com")).toBeNull();
});

test("the same text is never sealed in the same way twice", () => {
  const all = Array.from({ length: 100 }, () => sealText(TEXT, deriveKey("mail"), "ann@example.com"));
  expect(new Set(all).size).toBe(100);
});
