import { expect, test } from "@/e2e/fixtures";
import { MOST_SHIFT, readShift } from "@/e2e/layout-shift";
import { confirmSignOut, openDashboard, signUp } from "@/e2e/people";

// Its pages note what moves.
test.use({ sharesContext: true });

const WIDTHS = [320, 1280];
const APP_PAGES = [
  "/dashboard",
  ...["sessions", "activity", "security", "profile", "mails"].map((page) => `/account/${page}`),
];

for (const width of WIDTHS)
  test(`nothing moves while the receipt comes in at ${width} px, typeface and data included`, async ({ context }) => {
    await signUp(context);
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/dashboard");
    await confirmSignOut(page);
    await page.waitForURL("**/signed-out");
    expect(await readShift(page)).toBeLessThanOrEqual(MOST_SHIFT);
  });

test("the way out is in sight on every app page at any width, however far it is scrolled", async ({ context }) => {
  await signUp(context);
  const page = await context.newPage();
  const signOut = page.getByRole("banner").getByRole("button", { name: "Sign out" });
  for (const path of APP_PAGES) {
    await page.goto(path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => scrollTo(0, 0));
      await expect(signOut).toBeInViewport({ ratio: 1 });
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await expect(signOut).toBeInViewport({ ratio: 1 });
    }
  }
});

test.describe("to whom comes for the first time", () => {
  test.use({ sharesContext: false });

  test("the typeface is ours, and both of its files are served by this installation", async ({ page, instance }) => {
    const fonts: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "font") fonts.push(request.url());
    });
    await page.goto("/login");
    await expect.poll(() => fonts.length).toBe(1);
    // A letter beyond Western European ones brings the second file.
    await page.getByLabel("Email").fill("ő");
    await expect.poll(() => fonts.length).toBe(2);
    for (const font of fonts) expect(font.startsWith(instance.origin), font).toBe(true);
  });
});

test("forced colours leave edges to what can be pressed, and the page one is on recognisable", async ({ context }) => {
  await signUp(context);
  const page = await openDashboard(context);
  await page.emulateMedia({ forcedColors: "active" });
  const edges = await page.getByRole("button").evaluateAll((buttons) =>
    buttons.map((button) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(button);
      return borderTopStyle === "solid" && borderTopWidth !== "0px" && borderTopColor !== backgroundColor;
    }),
  );
  expect(edges.length).toBeGreaterThan(2);
  expect(edges.every(Boolean)).toBe(true);
  const lines = await page
    .getByRole("navigation", { name: "Pages" })
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
  expect(new Set(lines).size).toBe(2);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
    "solid",
  );
});
