import { expect } from "@/e2e/patient-expect";
import { askToSignOut, confirmSignOut, emptyOutbox, openDashboard } from "@/e2e/people";
import { open, publicPage, type Scene, type Stage } from "@/e2e/scenes/scene";

async function signOutEverywhere(stage: Stage) {
  await stage.enter();
  const page = await open(stage, "/dashboard");
  await openDashboard(stage.context);
  await page.bringToFront();
  const dialog = await askToSignOut(page);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL("**/signed-out");
  await expect(page.getByText("ended on the server")).toBeVisible();
  return page;
}

// Axe takes long to read all operations, and looks at them in a scene of their own.
async function openFirstGroup(stage: Stage) {
  const page = await open(stage, "/docs/api");
  await page.getByText("/api/auth/login", { exact: true }).waitFor();
  const groups = page.getByRole("button", { name: "Collapse operation" });
  while ((await groups.count()) > 1) await groups.last().click();
  return page;
}

/** The scenes that everybody can see. */
export const publicScenes: readonly Scene[] = [
  {
    name: "landing",
    path: "/",
    isPage: true,
    show: async (stage) => {
      const page = await open(stage, "/");
      for (const picture of await page.getByRole("figure").getByRole("img").all()) {
        await picture.scrollIntoViewIfNeeded();
        await expect(picture).not.toHaveJSProperty("naturalWidth", 0);
      }
      await page.evaluate(() => scrollTo(0, 0));
      return page;
    },
  },
  publicPage("login", "/login"),
  publicPage("login-after-timeout", "/login?reason=idle&next=/dashboard"),
  {
    name: "login-refused",
    path: "/login",
    show: async (stage) => {
      const page = await open(stage, "/login");
      await page.getByLabel("Email").fill("nobody@example.com");
      await page.getByLabel("Password", { exact: true }).fill("a wrong password");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
      return page;
    },
  },
  {
    name: "login-offline",
    path: "/login",
    show: async (stage) => {
      const page = await open(stage, "/login");
      await page.getByLabel("Email").fill("nobody@example.com");
      await page.getByLabel("Password", { exact: true }).fill("a wrong password");
      await stage.context.setOffline(true);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
      return page;
    },
    clear: ({ context }) => context.setOffline(false),
  },
  publicPage("signup", "/signup"),
  {
    name: "signup-refused",
    path: "/signup",
    show: async (stage) => {
      const page = await open(stage, "/signup");
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
      return page;
    },
  },
  publicPage("forgot-password", "/forgot-password"),
  {
    name: "forgot-password-sent",
    path: "/forgot-password",
    show: async (stage) => {
      const page = await open(stage, "/forgot-password");
      await page.getByLabel("Email").fill("nobody@example.com");
      await page.getByRole("button", { name: "Send me a link" }).click();
      await expect(page.getByRole("status").first()).toBeVisible();
      return page;
    },
  },
  publicPage("reset-password", "/reset-password?secret=none"),
  publicPage("confirm-email", "/confirm-email?secret=none"),
  publicPage("verify-email", "/verify-email?secret=none"),
  publicPage("undo-email-change", "/undo-email-change?secret=none"),
  publicPage("report-sign-in", "/report-sign-in?secret=none"),
  {
    name: "api-reference",
    path: "/docs/api",
    isPage: true,
    show: async (stage) => {
      const page = await open(stage, "/docs/api");
      await expect(page.getByText("/api/auth/login", { exact: true })).toBeVisible();
      await expect(page.getByRole("main")).toHaveCount(1);
      return page;
    },
  },
  {
    name: "api-operation",
    path: "/docs/api",
    show: async (stage) => {
      const page = await openFirstGroup(stage);
      await page.getByRole("button", { name: /POST.*\/api\/auth\/login/ }).click();
      await page.getByRole("button", { name: "Try it out" }).click();
      await page.getByText("Schema", { exact: true }).nth(1).click();
      await expect(page.getByRole("button", { name: "Execute" })).toBeVisible();
      return page;
    },
  },
  {
    name: "api-authorize",
    path: "/docs/api",
    show: async (stage) => {
      const page = await openFirstGroup(stage);
      await page.getByRole("button", { name: "Authorize" }).click();
      await expect(page.getByText("Available authorizations")).toBeVisible();
      return page;
    },
  },
  {
    name: "outbox-empty",
    path: "/outbox",
    alone: true,
    isPage: true,
    show: async (stage) => {
      await emptyOutbox(stage.instance);
      return open(stage, "/outbox");
    },
  },
  {
    name: "outbox",
    path: "/outbox",
    show: async (stage) => {
      const { email } = await stage.enter();
      await stage.context.clearCookies();
      await stage.context.request.post("/api/account/password/forgot", { data: { email } });
      const page = await open(stage, "/outbox");
      await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
      return page;
    },
  },
  publicPage("not-found", "/nowhere"),
  publicPage("signed-out", "/signed-out"),
  { name: "signed-out-everywhere", path: "/signed-out", show: signOutEverywhere },
  {
    name: "signed-out-pending",
    path: "/signed-out",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/dashboard");
      await stage.context.route("**/api/auth/*out", (route) => route.abort());
      await confirmSignOut(page);
      await page.waitForURL("**/signed-out");
      await expect(page.getByText("Not confirmed yet")).toBeVisible();
      return page;
    },
    clear: ({ context }) => context.unroute("**/api/auth/*out"),
  },
];
