import { expect, test } from "vitest";
import { isolated } from "@/lib/text/isolated-text";

test.each([
  ["Backup script", "Backup script"],
  ["José", "José"],
  ["שלום", "\u2068שלום\u2069"],
  ["سارة ann", "\u2068سارة ann\u2069"],
  ["\u202Emoc.knab", "moc.knab"],
  ["\u2069\u2067שלום", "\u2068שלום\u2069"],
])("%j stands in a text as %j", (name, text) => {
  expect(isolated(name)).toBe(text);
});
