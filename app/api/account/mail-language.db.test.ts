import { describe, expect, test } from "vitest";
import * as account from "@/app/api/account/route";
import * as email from "@/app/api/account/email/route";
import * as forgot from "@/app/api/account/password/forgot/route";
import * as login from "@/app/api/auth/login/route";
import * as signup from "@/app/api/auth/signup/route";
import { signedUpSchema } from "@/lib/api-schemas";
import { db } from "@/lib/db";
import { createTestUser, signedIn, TEST_PASSWORD, TestBrowser } from "@/testing/helpers/test-browser";
import { newestMailTo, subjectsTo } from "@/testing/helpers/test-mail";

const IN = { english: { "accept-language": "en-GB" }, german: { "accept-language": "de-AT,de;q=0.9" } } as const;

async function signUpIn(headers: HeadersInit) {
  const [browser, address] = [new TestBrowser(), `${crypto.randomUUID()}@example.com`];
  const body = { email: address, password: TEST_PASSWORD };
  const answer = await browser.send(signup.POST, "POST", "/api/auth/signup", { headers, body });
  const { user } = signedUpSchema.parse(await answer.json());
  return { browser, user, as: { "x-user-id": user.id } };
}

async function signInFromNewBrowser(address: string, headers: HeadersInit): Promise<void> {
  const body = { email: address, password: TEST_PASSWORD };
  const answer = await new TestBrowser().send(login.POST, "POST", "/api/auth/login", { headers, body });
  expect(answer.status).toBe(200);
}

async function forget(address: string): Promise<void> {
  const sent = { headers: IN.english, body: { email: address } };
  await new TestBrowser().send(forgot.POST, "POST", "/api/account/password/forgot", sent);
}

describe("the language of mail", () => {
  test("is that of the sign-up, whoever asks for the mail", async () => {
    const { user } = await signUpIn(IN.german);
    await forget(user.email);
    const mail = await newestMailTo(user.email);
    expect(mail).toMatchObject({ subject: "Wählen Sie ein neues Passwort", language: "de" });
    expect(mail.text).toContain("/reset-password?secret=");
    expect(mail.text).not.toContain("{");
  });

  test("is that of the first sign-in from a new browser, and later ones don't change it", async () => {
    const user = await createTestUser();
    await signInFromNewBrowser(user.email, IN.german);
    await signInFromNewBrowser(user.email, IN.english);
    expect(await subjectsTo(user.email)).toEqual(["Neue Anmeldung in Ihrem Konto", "Neue Anmeldung in Ihrem Konto"]);
  });

  test.each([null, "xx"])("is English while the account's is %o", async (language) => {
    const user = await createTestUser();
    await db().user.update({ where: { id: user.id }, data: { language } });
    await forget(user.email);
    expect(await newestMailTo(user.email)).toMatchObject({ subject: "Choose a new password", language: "en" });
  });

  test("is the account's in the mail to the owner of an address that somebody else wants", async () => {
    const [{ user: owner }, { browser, as }] = [await signUpIn(IN.german), await signUpIn(IN.english)];
    await browser.send(email.POST, "POST", "/api/account/email", { headers: as, body: { email: owner.email } });
    expect(await newestMailTo(owner.email)).toMatchObject({ subject: "Jemand wollte Ihre E-Mail-Adresse verwenden" });
  });

  test("is forgotten with the account, after the last mail", async () => {
    const { browser, user, as } = await signUpIn(IN.german);
    await browser.send(account.DELETE, "DELETE", "/api/account", { headers: as });
    expect(await newestMailTo(user.email)).toMatchObject({ subject: "Ihr Konto wurde gelöscht" });
    expect(await db().user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({ language: null });
  });
});

test("a value that can't be used is refused in the language of the person who asks", async () => {
  const { browser, as } = await signedIn();
  const headers = { ...as.headers, ...IN.german };
  const answer = await browser.send(email.POST, "POST", "/api/account/email", { headers, body: { email: "no" } });
  expect([answer.status, answer.headers.get("content-language")]).toEqual([400, "de"]);
  expect(await answer.json()).toMatchObject({
    title: "Das geht so nicht",
    issues: [{ path: "email", message: "Geben Sie eine E-Mail-Adresse wie name@example.com ein." }],
  });
});
