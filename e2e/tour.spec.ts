import { expect, test } from "@/e2e/fixtures";
import { openDashboard, signIn, signUp } from "@/e2e/people";
import { NAME } from "@/product/product";

test.use({ sharesContext: true });

const TOUR = `Three steps to see what ${NAME} is for`;
const DONE = `You have seen what ${NAME} is for`;

test("the tour's steps are done when they have happened, and it is over after the last one", async ({
  context,
  instance,
  elsewhere,
}) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  const tour = page.getByRole("region", { name: TOUR });
  await expect(tour.getByRole("status").first()).toHaveText("0 of 3 steps are done.");
  await expect(tour.getByRole("textbox", { name: "Address" })).toHaveValue(`${instance.origin}/login`);

  const [second] = await Promise.all([
    page.waitForEvent("popup"),
    tour.getByRole("link", { name: "Open a tab" }).click(),
  ]);
  await expect(tour.getByText("1 of 3 steps are done.")).toBeVisible();
  await expect(second.getByText("1 of 3 steps are done.")).toBeVisible();
  await signIn(elsewhere, ann);
  await expect(tour.getByText("2 of 3 steps are done.")).toBeVisible();
  await expect(tour.getByText("Done: Connect a second device")).toBeVisible();

  await tour.getByRole("button", { name: "Sign out everywhere" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Sign out?" });
  await expect(dialog.getByLabel("Also sign out of all other devices")).toBeChecked();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("1 other device was signed out.")).toBeVisible();
  await expect(page.getByText("1 other tab was cleared.")).toBeVisible();
  await second.waitForURL(/\/login\?reason=user_all/);

  await signIn(context, ann);
  await page.goto("/dashboard");
  await expect(page.getByRole("region", { name: DONE })).toBeVisible();
  await signIn(context, ann);
  // A page of the earlier session goes on with the new one by itself. This test is not about that.
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Recent activity" })).toBeVisible();
  await expect(page.getByRole("region", { name: new RegExp(`${NAME} is for`) })).toHaveCount(0);
});

test("a tour that was put away stays away, past a sign-out too", async ({ context }) => {
  const ann = await signUp(context);
  const page = await openDashboard(context);
  await page.getByRole("button", { name: "Don't show this" }).click();
  await expect(page.getByRole("region", { name: TOUR })).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
  await context.request.post("/api/auth/logout");
  await page.waitForURL(/\/login\?reason=/);
  await signIn(context, ann);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Recent activity" })).toBeVisible();
  await expect(page.getByRole("region", { name: TOUR })).toHaveCount(0);
});
