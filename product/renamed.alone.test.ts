import { expect, test, vi } from "vitest";
import { LANGUAGES } from "aurora-session/shared";
import { apiDocument } from "@/lib/api-document/api-document";
import { mailsIn } from "@/lib/mail/mail-words";
import { requireGoodPassword } from "@/lib/password/new-password";
import { CATALOGUE } from "@/lib/words/catalogue";
import type * as product from "@/product/product";
import { stubEnvironment } from "@/testing/helpers/test-environment";

const { RENAMED } = vi.hoisted(() => ({ RENAMED: "Acme & Daughters" }));

vi.mock("@/product/product", async (importOriginal) => ({
  ...(await importOriginal<typeof product>()),
  NAME: RENAMED,
}));

stubEnvironment();

test.each(LANGUAGES)("no word of a renamed product says the old name, in %s", (language) => {
  const words = JSON.stringify(CATALOGUE[language]);
  expect(words).toContain(RENAMED);
  expect(words).not.toMatch(/\bAurora\b/);
});

test.each(LANGUAGES)("mails of a renamed product are signed by the new name, in %s", (language) => {
  const mails = mailsIn(language);
  const written = [
    mails.passwordReset("s"),
    mails.confirmEmail("s"),
    mails.newDevice("s", { kind: "client", name: "App", near: null }, new Date()),
    mails.accountDeleted(),
  ];
  for (const { subject, text } of written) {
    expect(text).toContain(`\n\n${RENAMED}, http://localhost:3000\n`);
    expect(subject + text).not.toMatch(/\bAurora\b/);
  }
});

test("so do the API's document and the rule for passwords", async () => {
  expect(apiDocument([])).toMatchObject({ info: { title: RENAMED } });
  const owner = { email: "jo@example.com", name: null, passwordHash: null };
  await expect(requireGoodPassword("password", "acmedaughters 42", owner)).rejects.toMatchObject({
    code: "invalid_request",
  });
  await expect(requireGoodPassword("password", "aurora borealis 42", owner)).resolves.toBeUndefined();
});
