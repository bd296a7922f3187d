import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
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

// Wide, red in the middle and blue at its ends.
const FLAG = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><rect width="600" height="200" fill="blue"/><rect x="200" width="200" height="200" fill="red"/></svg>`;

async function flagAsPng(page: Page): Promise<Buffer> {
  const url = await page.evaluate(async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [600, 200];
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return canvas.toDataURL("image/png");
  }, FLAG);
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

/** Returns the size of a shown picture, and the colours at its edge and in its middle. */
async function shown(picture: Locator) {
  return picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const colors = [2, canvas.width / 2].map((x) => {
      const [red = 0, , blue = 0] = context?.getImageData(x, canvas.height / 2, 1, 1).data ?? [];
      return red > blue ? "red" : "blue";
    });
    return { size: [canvas.width, canvas.height], colors };
  });
}

test("a picture that is all noise is made small enough to be kept", async ({ context }) => {
  await signUp(context);
  const page = await context.newPage();
  await page.goto("/account/profile");
  const raw = { width: 128, height: 128, channels: 3 } as const;
  const buffer = await sharp(randomBytes(128 * 128 * 3), { raw })
    .png()
    .toBuffer();
  await page.getByLabel("Choose a picture").setInputFiles({ name: "noise.png", mimeType: "image/png", buffer });
  await page.getByRole("button", { name: "Save picture" }).click();
  await expect(page.getByText("Your picture is saved.")).toBeVisible();
});

test("a picture stands in the header in place of the initials until it is removed", async ({ context }) => {
  await signUp(context);
  const page = await context.newPage();
  await page.goto("/account/profile");
  const who = page.getByRole("banner").locator("summary");
  const [picture, initials] = [who.locator("img"), await who.innerText()];
  const box = await who.boundingBox();
  await page.getByRole("button", { name: "Save picture" }).click();
  await expect(page.getByText("Choose a picture first.")).toBeVisible();
  const chooser = page.getByLabel("Choose a picture");
  await expect(chooser).toBeFocused();
  await chooser.setInputFiles({ name: "ann.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await page.getByRole("button", { name: "Save picture" }).click();
  await expect(page.getByText("This can't be opened as a picture.")).toBeVisible();
  await chooser.setInputFiles({ name: "ann.png", mimeType: "image/png", buffer: await flagAsPng(page) });
  await page.getByRole("button", { name: "Save picture" }).click();
  await expect(page.getByText("Your picture is saved.")).toBeVisible();
  expect(await shown(picture)).toEqual({ size: [128, 128], colors: ["red", "red"] });
  expect(await who.boundingBox()).toEqual(box);
  const answer = await context.request.get((await picture.getAttribute("src")) ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  });
  await page.goto("/");
  await expect(picture).toHaveAttribute("src", /^\/api\/account\/picture\?v=/);
  await page.goto("/account/profile");
  await page.getByRole("button", { name: "Remove picture" }).click();
  await expect(page.getByText("Your picture is removed.")).toBeVisible();
  await expect(picture).toHaveCount(0);
  expect(await who.innerText()).toBe(initials);
  await expect(chooser).toBeFocused();
  await page.goto("/account/activity");
  await expect(page.getByText("Picture changed").first()).toBeVisible();
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
