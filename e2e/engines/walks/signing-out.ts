import type { Here } from "@/e2e/engines/here";
import { confirmSignOut, copyCookie, expectNothingOf, marksOf, signUp, stateOf } from "@/e2e/engines/people";

/** Three tabs are open, and one of them signs out. */
export async function signOutOfThreeTabs(here: Here): Promise<void> {
  const device = await here.device();
  const first = await device.newTab();
  const ann = await signUp(first);
  const others = [await device.dashboard(), await device.dashboard()];
  here.step("the question is cancelled: nothing happens");
  await first.click(["banner"], ["button", "Sign out"]);
  await first.click(["alertdialog", "Sign out?"], ["button", "Cancel"]);
  await first.seeNo(["alertdialog"]);
  await first.open("/dashboard");
  await first.read(ann.email);
  here.step("it is confirmed: the first tab gets the receipt, the others the page to sign in with the reason");
  await confirmSignOut(first);
  await first.see(["heading", "You are signed out"]);
  for (const tab of others) await tab.seeAddress(/^\/login\?reason=user&next=%2Fdashboard$/);
  await first.read("2 other tabs were cleared.");
  here.step("no tab holds anything of the person, and the browser no cookie of the session");
  for (const tab of [first, ...others]) await expectNothingOf(tab, ...marksOf(ann));
  if ((await device.cookie("aurora.session")) !== undefined) throw new Error("The cookie is still there.");
}

/** Somebody else has a copy of the session's cookie. */
export async function signOutWithCopy(here: Here): Promise<void> {
  const device = await here.device();
  const tab = await device.newTab();
  const ann = await signUp(tab);
  const copy = await copyCookie(device, tab, ann, here.ground);
  here.step("the copy works as long as the session does");
  expectSame(await stateOf(copy), "live");
  here.step("it is refused, with the reason, once the person has signed out");
  await confirmSignOut(tab);
  await tab.see(["heading", "You are signed out"]);
  expectSame(await stateOf(copy), "401 user");
  const page = await copy.get("/dashboard", { maxRedirects: 0 });
  expectSame([page.status(), page.headers()["location"]].join(" "), "307 /login?reason=user&next=%2Fdashboard");
  await copy.dispose();
}

function expectSame(found: string, expected: string): void {
  if (found !== expected) throw new Error(`It is “${found}”, and should be “${expected}”.`);
}
