import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visibleName } from "./visible-name.ts";

describe("a name keeps what its letters need", () => {
  test.each([
    ["Persian", "می\u200Cخواهم"],
    ["Hindi", "क्\u200Dष"],
    ["Malayalam, where a joiner ends the word", "മോഹന്\u200D"],
    ["Bengali, where a joiner stands before the virama", "র\u200D্যাব"],
    ["Burmese, with six marks on a letter", "မြွှေ့း"],
    ["Hebrew with points", "שָׁלוֹם"],
    ["Vietnamese", "Nguyễn Thị Diệu"],
    ["Japanese with a variant", "葛\u{E0100}城"],
    ["a family", "👨‍👩‍👧‍👦"],
    ["a programmer with a skin tone", "👩🏽‍💻"],
    ["a heart in colour", "❤\uFE0F"],
    ["an apostrophe and a hyphen", "Siân O'Neil-Weiß"],
  ])("%s", (_what, name) => {
    expect(visibleName(name)).toBe(name);
  });
});

describe("a name loses", () => {
  test.each([
    ["what turns its neighbours round", "\u202Emoc.knab@nimda\u202C", "moc.knab@nimda"],
    ["isolates and marks of direction", "\u2066Ann\u2069\u200E\u200F\u061C", "Ann"],
    ["controls", "A\u001B[31mnn\u0000\u009B", "A[31mnn"],
    ["line breaks of every kind", "Ann\r\nBcc:\u2028x\u0085y", "Ann Bcc: x y"],
    ["blanks around it and too many", "\u3000 Ann \u00A0\t B\u2800", "Ann B"],
    ["spaces of no width", "A\u200Bn\u2060n\uFEFF\u00AD", "Ann"],
    ["tags", "Ann\u{E0041}\u{E007F}", "Ann"],
    ["fillers", "\u3164Ann\uFFA0\u115F", "Ann"],
    ["joiners that join nothing", "\u200DAnn\u200D \u200C\u200DB\u200C", "Ann B"],
    ["marks by the dozen", `Z${"\u0351".repeat(90)}al`, `Z${"\u0351".repeat(6)}al`],
    ["marks with joiners between them", `Z${"\u0351\u200D".repeat(45)}al`, `Z${"\u0351\u200D".repeat(3)}al`],
    ["the choice of how it is composed", "Jose\u0301", "José"],
  ])("%s", (_what, typed, name) => {
    expect(visibleName(typed)).toBe(name);
  });
});

test.each([
  "",
  "  ",
  "\u200B",
  "\u202E",
  "\u3164",
  "\u2800",
  "\u00AD",
  "\u200D",
  "\uFE0F",
  "\u0301",
  "\u{E0041}",
  "\uE000",
])("nothing of %j can be seen, so it is no name", (typed) => {
  expect(visibleName(typed)).toBe("");
});

test("no text leaves anything of that in a name", () => {
  const typed = fc.string({
    unit: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\u0351", "\u200D", "a", " ")),
  });
  fc.assert(
    fc.property(typed, (text) => {
      const name = visibleName(text);
      expect(name).not.toMatch(
        /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]|\p{M}{7}/u,
      );
      expect(name).toBe(name.trim());
    }),
  );
});
