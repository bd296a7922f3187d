import { expect, test } from "@/e2e/fixtures";
import { signIn, signUp } from "@/e2e/people";
import { NAME } from "@/product/product";

test.use({ sharesContext: true });

test("the activity page tells what happened by day, filters by kind, and treats a device's name as text", async ({
  context,
  browser,
  instance,
}) => {
  const ann = await signUp(context);
  const userAgent = "<script>document.title='owned'</script> Firefox/140.0";
  const elsewhere = await browser.newContext({ baseURL: instance.origin, userAgent });
  await signIn(elsewhere, ann);
  await elsewhere.request.post("/api/auth/logout");
  await elsewhere.request.post("/api/auth/login", { data: { email: ann.email, password: "not this one 42" } });
  await elsewhere.close();

  const page = await context.newPage();
  await page.goto("/account/activity");
  const today = page.getByRole("region", { name: "Today" });
  const rows = today.getByRole("listitem");
  await expect(rows.filter({ hasText: "Signed out" })).toHaveCount(1);
  await expect(page).toHaveTitle(`Activity · ${NAME}`);
  await expect(page.getByRole("img", { name: /sign-ins? and .+ in the last 30 days/ })).toBeVisible();

  const failure = rows.filter({ hasText: "Sign-in failed" });
  await failure.getByRole("button", { name: "This wasn't me" }).click();
  const dialog = page.getByRole("alertdialog", { name: "This wasn't you?" });
  await expect(dialog.getByText(/^Nobody got in this time/)).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Change password" })).toHaveAttribute("href", "/account/security");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(failure.getByRole("button", { name: "This wasn't me" })).toBeFocused();

  await page.getByLabel("Show").selectOption({ label: "Failed attempts" });
  await expect(page).toHaveURL(/kind=/);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.goBack();
  await expect(rows.filter({ hasText: "Signed out" })).toHaveCount(1);
});

test("on paper, the activity says whose it is, of when and of which kind, and has nothing to press", async ({
  context,
}) => {
  const ann = await signUp(context);
  const page = await context.newPage();
  await page.goto("/account/activity?kind=failures");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(`${NAME} · ${ann.name} · ${ann.email}`)).toBeVisible();
  await expect(page.getByRole("time").first()).toContainText(String(new Date().getFullYear()));
  await expect(page.getByText("Failed attempts", { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(page.locator("button, select, summary").filter({ visible: true })).toHaveCount(0);
  await page.close();
});
