import { expect, test } from "vitest";
import { initialsOf } from "@/lib/text/initials";

test.each([
  ["Ann Archer", "AA"],
  ["ann", "A"],
  ["Ann Barbara van der Archer", "AA"],
  ["  Ann   Archer ", "AA"],
  ["Ann (Work)", "AW"],
  ["éva śliwa", "ÉŚ"],
  ["e\u0301va", "E\u0301"],
  ["山田 太郎", "山太"],
  ["مريم علي", "مع"],
  ["Ann 🦊", "A"],
  ["🦊", "?"],
  [null, "AE"],
])("%s is %s", (name, initials) => {
  expect(initialsOf({ name, email: "ann.example@example.com" })).toBe(initials);
});
