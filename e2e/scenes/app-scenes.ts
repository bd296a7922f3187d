import { expect } from "@/e2e/patient-expect";
import { askToSignOut, letIdleAlmostOut, letIdleOut, letTimePass, makeStale, promote, type Person } from "@/e2e/people";
import { appPage, open, type Scene, type Stage } from "@/e2e/scenes/scene";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function signInElsewhere({ instance }: Stage, { email, password }: Person): Promise<void> {
  const answer = await fetch(`${instance.origin}/api/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": FIREFOX },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
}

async function connectApp({ context }: Stage, { id }: Person): Promise<void> {
  const headers = { "X-User-ID": id };
  const answer = await context.request.post("/api/auth/clients", { headers, data: { name: "Backup script" } });
  expect(answer.ok()).toBe(true);
}

async function devicesAndApps(stage: Stage) {
  const person = await stage.enter();
  await signInElsewhere(stage, person);
  await connectApp(stage, person);
  const page = await open(stage, "/account/sessions");
  await expect(page.getByRole("button", { name: "Sign out other devices" })).toBeVisible();
  return { page, person };
}

async function askForPassword(stage: Stage) {
  const { page, person } = await devicesAndApps(stage);
  await makeStale(stage.instance, person);
  await page.getByRole("button", { name: "Sign out other devices" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  return { page, dialog };
}

/** The scenes that a person who is signed in can see. */
export const appScenes: readonly Scene[] = [
  appPage("dashboard", "/dashboard"),
  appPage("devices", "/account/sessions"),
  {
    name: "devices-and-apps",
    path: "/account/sessions",
    show: async (stage) => (await devicesAndApps(stage)).page,
  },
  {
    name: "connect-app",
    path: "/account/sessions",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/account/sessions");
      await page.getByRole("button", { name: "Connect an app" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      return page;
    },
  },
  {
    name: "reauthentication",
    path: "/account/sessions",
    show: async (stage) => (await askForPassword(stage)).page,
  },
  {
    name: "reauthentication-refused",
    path: "/account/sessions",
    show: async (stage) => {
      const { page, dialog } = await askForPassword(stage);
      await dialog.getByLabel("Password", { exact: true }).fill("not this one");
      await dialog.getByRole("button", { name: "Confirm" }).click();
      await expect(dialog.locator("[aria-invalid=true]")).toBeVisible();
      return page;
    },
  },
  appPage("activity", "/account/activity"),
  appPage("activity-filtered", "/account/activity?kind=sign-out"),
  appPage("profile", "/account/profile"),
  appPage("security", "/account/security"),
  {
    name: "security-refused",
    path: "/account/security",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/account/security");
      await page.getByLabel("Current password").fill("not this one");
      await page.getByLabel("New password").fill("short");
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
      return page;
    },
  },
  {
    name: "delete-account",
    path: "/account/security",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/account/security");
      await page.getByRole("button", { name: "Delete account" }).click();
      await page.getByRole("button", { name: "Delete account" }).last().click();
      await expect(page.locator("[aria-invalid=true]")).toBeVisible();
      return page;
    },
  },
  {
    name: "users",
    path: "/admin/sessions",
    show: async (stage) => {
      await promote(stage.instance, await stage.enter());
      const page = await open(stage, "/admin/sessions");
      await expect(page.getByRole("region", { name: "Users" }).getByRole("listitem").first()).toBeVisible();
      return page;
    },
  },
  appPage("app-not-found", "/admin/sessions"),
  {
    name: "sign-out-dialog",
    path: "/dashboard",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/dashboard");
      await askToSignOut(page);
      return page;
    },
  },
  {
    name: "idle-warning",
    path: "/account/sessions",
    show: async (stage) => {
      const person = await stage.enter();
      await stage.context.clock.install();
      const page = await open(stage, "/account/sessions");
      await letIdleAlmostOut(stage.instance, person);
      await letTimePass(stage.context);
      await expect(page.getByRole("alertdialog")).toBeVisible();
      return page;
    },
  },
  {
    name: "sign-in-again",
    path: "/account/security",
    show: async (stage) => {
      const person = await stage.enter();
      await stage.context.clock.install();
      const page = await open(stage, "/account/security");
      await page.getByLabel("New email").fill("typed@example.com");
      await letIdleOut(stage.instance, person);
      await letTimePass(stage.context);
      await expect(page.getByRole("heading", { name: "Sign in to go on" })).toBeVisible();
      return page;
    },
  },
  {
    name: "outage",
    path: "/dashboard",
    alone: true,
    show: async (stage) => {
      await stage.enter();
      await stage.instance.database.stop();
      return open(stage, "/dashboard");
    },
    clear: ({ instance }) => instance.database.start(),
  },
];
