import { readFile } from "node:fs/promises";
import { expect, test } from "@/e2e/fixtures";
import { haveMailed, makeStale, openDashboard, signIn, signUp } from "@/e2e/people";

test.use({ sharesContext: true });

test("a new name stands in the header, on the dashboard of another tab and in the activity", async ({ context }) => {
  const ann = await signUp(context);
  const [page, dashboard] = [await context.newPage(), await openDashboard(context)];
  await page.goto("/dashboard");
  await page.getByRole("banner").locator("summary").click();
  await page.getByRole("banner").getByRole("link", { name: "Profile" }).click();
  const name = page.getByLabel("Name");
  await expect(name).toHaveValue(ann.name);
  await name.fill("  Nora   Noon ");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved.")).toBeVisible();
  await expect(name).toHaveValue("Nora Noon");
  await expect(page.getByText("Signed in as Nora Noon")).toBeAttached();
  await expect(dashboard.getByRole("main").getByText("Nora Noon")).toBeVisible();
  await name.fill("\u200B");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("This name is invisible. Enter one that can be seen, or none.")).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill("");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText(`Signed in as ${ann.email}`)).toBeAttached();
  await page.goto("/account/activity");
  await expect(page.getByText("Name changed").first()).toBeVisible();
});

test("a person downloads what is kept of them, after the password where the session is not fresh", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  await makeStale(instance, ann);
  const page = await context.newPage();
  await page.goto("/account/profile");
  await page.getByRole("button", { name: "Download my data" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password", { exact: true }).fill(ann.password);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Confirm" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-data.json");
  const data: unknown = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(data).toMatchObject({ account: { email: ann.email, name: ann.name }, sessions: [{ endedAt: null }] });
  await expect(page.getByText("Your data is in your downloads.")).toBeVisible();
});

test("language, colours and time zone are the account's, and follow it to another device", async ({
  context,
  elsewhere,
}) => {
  const ann = await signUp(context);
  const page = await context.newPage();
  await page.goto("/account/profile");
  await expect(page.getByLabel("Time zone")).toHaveValue("");
  await page.getByLabel("Language of pages and emails").selectOption("Deutsch");
  await page.getByRole("main").getByLabel("Colours", { exact: true }).selectOption("Dark");
  await page.getByLabel("Time zone").selectOption("Pacific/Kiritimati");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Profil" })).toBeVisible();
  await expect(page.getByText("Ihre Einstellungen sind gespeichert.")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("html")).toHaveAttribute("data-color-scheme", "dark");
  await page.reload();
  await expect(page.getByLabel("Zeitzone")).toHaveValue("Pacific/Kiritimati");
  await expect(page.getByLabel("Sprache der Seiten und E-Mails")).toHaveValue("de");

  await signIn(elsewhere, ann);
  const there = await elsewhere.newPage();
  await there.goto("/account/security");
  await expect(there.locator("html")).toHaveAttribute("lang", "de");
  await expect(there.locator("html")).toHaveAttribute("data-color-scheme", "dark");
  const time = there.getByRole("main").locator("time").first();
  const at = new Date((await time.getAttribute("datetime")) ?? "");
  const format = { dateStyle: "medium", timeStyle: "short", timeZone: "Pacific/Kiritimati" } as const;
  await expect(time).toHaveText(new Intl.DateTimeFormat("de", format).format(at));
});

test("a person sees which mails were sent to them, and which was not delivered, older ones on request", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  await haveMailed(instance, ann, 24);
  const page = await context.newPage();
  await page.goto("/account/security");
  await page.getByRole("link", { name: "Emails from us" }).click();
  await expect(page).toHaveURL(/\/account\/mails$/);
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows).toHaveCount(20);
  await expect(rows.first()).toContainText("Confirm your email address");
  await expect(rows.first().locator("bdi")).toHaveText(ann.email);
  await expect(rows.first()).toContainText("Waiting to be sent");
  await expect(rows.nth(1)).toContainText("New sign-in to your account");
  await expect(rows.nth(1)).toContainText("Sent · 1 hour ago");
  await expect(page.getByRole("status").filter({ hasText: "The newest 20 are shown." })).toBeVisible();
  await page.getByRole("button", { name: "Show older" }).click();
  await expect(rows).toHaveCount(26);
  await expect(rows.last()).toContainText("Could not be delivered");
  await expect(page.getByText("That is everything.")).toBeFocused();
});
