import { expect } from "@/e2e/patient-expect";
import {
  askToSignOut,
  confirmSignOut,
  haveMailed,
  letIdleAlmostOut,
  letIdleOut,
  letTimePass,
  promote,
} from "@/e2e/people";
import { appPage, open, type Scene } from "@/e2e/scenes/scene";

/** The scenes that a person who is signed in can see, but for the list of devices. */
export const appScenes: readonly Scene[] = [
  appPage("dashboard", "/dashboard"),
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
  appPage("mails", "/account/mails"),
  {
    name: "mails-many",
    path: "/account/mails",
    show: async (stage) => {
      await haveMailed(stage.instance, await stage.enter(), 3);
      return open(stage, "/account/mails");
    },
  },
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
      await expect(page.getByRole("heading", { name: "Sign in to continue" })).toBeVisible();
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
