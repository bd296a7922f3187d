import { randomUUID } from "node:crypto";
import type { Page, Request } from "@playwright/test";
import { addresses } from "@/e2e/addresses";
import { expect, test } from "@/e2e/fixtures";
import { promote, signInElsewhere, signUp } from "@/e2e/people";

test.use({ javaScriptEnabled: false });

test("a mailed link leads to a new password, without JavaScript, and its secret is in no Referer", async ({ page }) => {
  const { email } = await signUp(page.context());
  await page.context().clearCookies();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.goto("/outbox");
  await page
    .getByRole("listitem")
    .filter({ hasText: email })
    .getByRole("link", { name: /reset-password\?secret=/ })
    .first()
    .click();
  const requests: Request[] = [];
  page.on("request", (request) => requests.push(request));
  await page.getByLabel("New password").fill("another quiet morning");
  await page.getByRole("button", { name: "Save new password" }).click();
  await expect(page.getByText("Your password is changed, and every device is signed out.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/login$/);
  const referers = await Promise.all(requests.map((request) => request.headerValue("referer")));
  expect(referers.length).toBeGreaterThan(1);
  expect(referers.filter((referer) => referer?.includes("secret"))).toEqual([]);
});

test("a form of an older deployment is answered in words", async ({ context }) => {
  // The hidden fields that React adds to a form with an action.
  const answer = await context.request.post("/forgot-password", {
    headers: { "accept-language": "de", "sec-fetch-site": "same-origin" },
    multipart: {
      $ACTION_REF_1: "",
      "$ACTION_1:0": `{"id":"60${"0".repeat(40)}","bound":"$@1"}`,
      "$ACTION_1:1": "[{}]",
    },
  });
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([409, "text/html; charset=utf-8"]);
  expect(await answer.text()).toContain("Diese Seite wurde aktualisiert");
});

test("signs up, out and in again, without JavaScript", async ({ page, context }) => {
  const email = `${randomUUID()}@example.com`;
  await page.goto("/signup");
  await page.getByLabel("Name").fill("Nora");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("violet harbour 42");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await expect(page.getByRole("main").getByText(email)).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page).toHaveURL(/\/signed-out$/);
  await expect(page.getByText("This browser is signed out.")).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("aurora.session");

  await page.goto("/login?next=/dashboard");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The email or the password is wrong.");
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await page.getByLabel("Password", { exact: true }).fill("violet harbour 42");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
});

// A button does nothing there if no form sends it, or if only scripts know where to send its form.
async function deadButtons(page: Page): Promise<string[]> {
  return page.locator("button, [type=submit], [role=button]").evaluateAll((all) =>
    all
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }))
      .filter((element) => {
        const form = element.closest("form");
        const isSent = form?.hasAttribute("action") || form?.getAttribute("method") === "get";
        return !isSent || element.getAttribute("type") === "button";
      })
      .map((element) => element.textContent),
  );
}

test("no page has a button that does nothing, and those of a session say why", async ({ page, context, instance }) => {
  const ann = await signUp(context);
  for (let count = 0; count < 13; count += 1) await signInElsewhere(instance, ann);
  await context.request.post("/api/auth/clients", {
    headers: { "X-User-ID": ann.id },
    data: { name: "Backup script" },
  });
  await context.request.post("/api/auth/login", { data: { email: ann.email, password: "not this one 42" } });
  await promote(instance, ann);
  const appSide = new Set(addresses("page.tsx", "(app)"));
  for (const path of [...addresses("page.tsx"), "/nowhere"]) {
    await page.goto(path.replace("[id]", ann.id));
    expect([path, await deadButtons(page)]).toEqual([path, []]);
    const reason = page.getByText("JavaScript is off.").filter({ visible: true });
    await expect(reason).toHaveCount(appSide.has(path) ? 1 : 0);
  }
});

test("a dead button would be found", async ({ page }) => {
  await page.setContent(`<button>One</button><form method="post"><button>Two</button></form>
    <form method="get"><button>Sent</button><button type="button">Three</button></form>
    <form action="/"><button>Sent</button></form>`);
  expect(await deadButtons(page)).toEqual(["One", "Two", "Three"]);
});

test("the mails that were sent to a person are listed, without JavaScript", async ({ page }) => {
  const { email } = await signUp(page.context());
  await page.goto("/account/mails");
  const mail = page.getByRole("main").getByRole("listitem");
  await expect(mail).toContainText(["Confirm your email address"]);
  await expect(mail).toContainText(email);
});
