import { describe, expect, test } from "vitest";
import { canonicalEmail, emailToFind } from "@/lib/account/email-address";

const EXAMPLE = "user@xn--80a1acny.xn--p1ai";

describe("one mailbox is one address, however it is written", () => {
  test.each([
    [" Ann@Example.COM ", "ann@example.com"],
    [EXAMPLE, EXAMPLE],
    [EXAMPLE.toUpperCase(), EXAMPLE],
    ["user@почта.рф", EXAMPLE],
    ["user@ПОЧТА.РФ", EXAMPLE],
    ["user@почта。рф", EXAMPLE],
    ["ann@straße.example", "ann@xn--strae-oqa.example"],
    ["ann@Ｅｘａｍｐｌｅ.com", "ann@example.com"],
    ["ann@مثال.إختبار", "ann@xn--mgbh0fb.xn--kgbechtv"],
    ["ann@cafe\u0301.example", "ann@xn--caf-dma.example"],
    ["o'neil+news@example.co.uk", "o'neil+news@example.co.uk"],
    ["a..b.@docomo.example", "a..b.@docomo.example"],
    ["!#$%&'*+/=?^_`{|}~-@example.com", "!#$%&'*+/=?^_`{|}~-@example.com"],
    ["ann@intranet", "ann@intranet"],
    ["ann@1.example", "ann@1.example"],
  ])("%j is %j", (typed, email) => {
    expect(canonicalEmail(typed)).toBe(email);
    expect(canonicalEmail(email)).toBe(email);
  });
});

test.each([
  "",
  "ann",
  "@example.com",
  "ann@",
  "ann@@example.com",
  "ann@a@example.com",
  "ann@example.com, ben@example.com",
  "ann@example.com;ben@example.com",
  "ann@example.com\r\nBcc: ben@example.com",
  "ann\nbcc:ben@example.com",
  "ann@exam\tple.com",
  "Ann <ann@example.com>",
  '"ann b"@example.com',
  "ann(comment)@example.com",
  "ann b@example.com",
  "ann@[127.0.0.1]",
  "ann@[IPv6:::1]",
  "ann@127.0.0.1",
  "ann@127.1",
  "ann@0x7f.1",
  "ann@１２７.0.0.1",
  "ann@example.com.",
  "ann@-example.com",
  "ann@example-.com",
  "ann@exa_mple.com",
  "ann@example..com",
  "ann@example.com:25",
  "ann@example.com/x",
  "ann@example.com?x",
  "ann@%65xample.com",
  "ann@xn--a",
  "ann@exam\u200Dple.com",
  "ann@exam\u00ADple.com",
  `ann@${"x".repeat(64)}.com`,
  "почта@example.com",
  "\u212Aate@example.com",
  "ann\u202E@example.com",
])("%j is no address", (typed) => {
  expect(canonicalEmail(typed)).toBeNull();
});

test("a text that is not an address finds nobody, and is not refused", () => {
  expect(emailToFind(" Ann ")).toBe("ann");
  expect(emailToFind("User@почта.рф")).toBe(EXAMPLE);
});
