import { expect } from "@/e2e/patient-expect";
import {
  askToSignOut,
  confirmSignOut,
  letIdleAlmostOut,
  letIdleOut,
  letTimePass,
  makeStale,
  promote,
  type Person,
} from "@/e2e/people";
import { appPage, open, type Scene, type Stage } from "@/e2e/scenes/scene";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function signInElsewhere(
  { instance }: Stage,
  { email, password }: Pick<Person, "email" | "password">,
): Promise<void> {
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
  await expect(page.getByRole("button", { name: "Sign out the other device" })).toBeVisible();
  return { page, person };
}

async function askForPassword(stage: Stage) {
  const { page, person } = await devicesAndApps(stage);
  await makeStale(stage.instance, person);
  await page.getByRole("button", { name: "Sign out the other device" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out the other device" }).click();
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
    name: "device-ended",
    path: "/account/sessions",
    show: async (stage) => {
      const { page } = await devicesAndApps(stage);
      const others = page.getByRole("region", { name: "Other devices" });
      await others.getByRole("listitem").getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
      await expect(others.getByText("Signed out", { exact: true })).toBeVisible();
      return page;
    },
  },
  {
    name: "name-device",
    path: "/account/sessions",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/account/sessions");
      await page.getByRole("button", { name: "Name it" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      return page;
    },
  },
  {
    name: "was-not-me",
    path: "/account/sessions",
    show: async (stage) => {
      const { page } = await devicesAndApps(stage);
      await page.getByRole("button", { name: "This wasn't me" }).first().click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      return page;
    },
  },
  {
    name: "devices-many",
    path: "/account/sessions",
    show: async (stage) => {
      const { email, password } = await stage.enter();
      for (let count = 0; count < 12; count += 1) await signInElsewhere(stage, { email, password });
      const page = await open(stage, "/account/sessions");
      await page.getByLabel("Find a device").fill("firefox");
      await expect(page.getByText("12 devices fit.")).toBeVisible();
      return page;
    },
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
    name: "leave-tokens",
    path: "/account/sessions",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/account/sessions");
      await page.getByRole("button", { name: "Connect an app" }).click();
      await page.getByLabel("Name of the app").fill("Backup script");
      await page.getByRole("dialog").getByRole("button", { name: "Connect" }).click();
      await expect(page.getByRole("dialog", { name: "Copy the tokens now" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("button", { name: "Back to the tokens" })).toBeFocused();
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
  {
    name: "activity-alarming",
    path: "/account/activity",
    show: async (stage) => {
      const { email } = await stage.enter();
      for (let count = 0; count < 3; count += 1)
        await stage.context.request.post("/api/auth/login", { data: { email, password: "not this one 42" } });
      return open(stage, "/account/activity");
    },
  },
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
      await expect(page.getByRole("row").nth(1)).toBeVisible();
      return page;
    },
  },
  {
    name: "user",
    path: "/admin/users/[id]",
    show: async (stage) => {
      const person = await stage.enter();
      await promote(stage.instance, person);
      const page = await open(stage, `/admin/users/${person.id}`);
      await expect(page.getByRole("region", { name: "Activity" }).getByRole("listitem").first()).toBeVisible();
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
    name: "signing-out",
    path: "/dashboard",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/dashboard");
      await stage.context.route("**/api/auth/logout", () => undefined);
      await confirmSignOut(page);
      await expect(page.getByRole("dialog", { name: "Signing you out…" })).toBeVisible();
      return page;
    },
    clear: ({ context }) => context.unroute("**/api/auth/logout"),
  },
  {
    name: "sign-out-dialog-offline",
    path: "/dashboard",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/dashboard");
      await stage.context.setOffline(true);
      await expect(page.getByText("You are offline")).toBeVisible();
      await askToSignOut(page);
      return page;
    },
    clear: ({ context }) => context.setOffline(false),
  },
  {
    name: "offline",
    path: "/account/security",
    show: async (stage) => {
      await stage.enter();
      const page = await open(stage, "/account/security");
      await stage.context.setOffline(true);
      await expect(page.getByText("You are offline")).toBeVisible();
      return page;
    },
    clear: ({ context }) => context.setOffline(false),
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
