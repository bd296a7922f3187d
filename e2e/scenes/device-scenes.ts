import { expect } from "@/e2e/patient-expect";
import { makeStale, signInElsewhere, type Person } from "@/e2e/people";
import { appPage, open, type Scene, type Stage } from "@/e2e/scenes/scene";

async function connectApp({ context }: Stage, { id }: Person): Promise<void> {
  const headers = { "X-User-ID": id };
  const answer = await context.request.post("/api/auth/clients", { headers, data: { name: "Backup script" } });
  expect(answer.ok()).toBe(true);
}

async function devicesAndApps(stage: Stage) {
  const person = await stage.enter();
  await signInElsewhere(stage.instance, person);
  await connectApp(stage, person);
  const page = await open(stage, "/account/sessions");
  await expect(page.getByRole("button", { name: "Sign out other devices" })).toBeVisible();
  return { page, person };
}

async function askForPassword(stage: Stage) {
  const { page, person } = await devicesAndApps(stage);
  await makeStale(stage.instance, person);
  await page.getByRole("button", { name: "Sign out other devices" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out other devices" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  return { page, dialog };
}

/** The scenes of the list of devices and apps. */
export const deviceScenes: readonly Scene[] = [
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
      const person = await stage.enter();
      for (let count = 0; count < 12; count += 1) await signInElsewhere(stage.instance, person);
      const page = await open(stage, "/account/sessions");
      await page.getByLabel("Find a device").fill("firefox");
      await expect(page.getByText("12 devices match.")).toBeVisible();
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
];
