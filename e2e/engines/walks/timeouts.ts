import type { Here } from "@/e2e/engines/here";
import { confirmSignOut, expectNothingOf, sendSignIn, signUp } from "@/e2e/engines/people";
import { letIdleOut, shortenIdle } from "@/e2e/people";
import { NAME } from "@/product/product";

const WARNING = ["alertdialog", "Are you still there?"] as const;
// The last minute begins after half a minute.
const IDLE_SECONDS = 90;
const TYPED = "typed@example.com";

/** The warning before an idle end, in two tabs, of which one is seen. */
export async function warnInTwoTabs(here: Here): Promise<void> {
  const device = await here.device();
  const first = await device.newTab();
  const ann = await signUp(first);
  await shortenIdle(here.ground.instance, ann, IDLE_SECONDS);
  await first.open("/dashboard");
  const tabs = [first, await device.dashboard()];
  here.step("the last minute begins: both tabs warn, and their titles say it");
  for (const tab of tabs) await tab.see(WARNING);
  for (const tab of tabs) await tab.seeTitle(`Are you still there? · Dashboard · ${NAME}`);
  here.step("one answer closes the warning in both, and the session goes on");
  await first.click(WARNING, ["button", "Stay signed in"]);
  for (const tab of tabs) await tab.seeNo(WARNING);
  for (const tab of tabs) await tab.seeTitle(`Dashboard · ${NAME}`);
  await first.open("/dashboard");
  await first.read(ann.email);
}

/** A session that is over for want of use, with text that was not sent. */
export async function returnInPlace(here: Here): Promise<void> {
  const tab = await (await here.device()).newTab();
  const ann = await signUp(tab);
  await tab.open("/account/security");
  await tab.fill("New email", TYPED);
  await letIdleOut(here.ground.instance, ann);
  here.step("the session is over: the tab asks for sign-in in place, and holds nothing else of the person");
  await tab.see(["heading", "Sign in to continue"]);
  await expectNothingOf(tab, ann.name, ann.email);
  here.step("the same person signs in: the page is back, with what they typed");
  await sendSignIn(tab, ann);
  await tab.see(["heading", "Security"]);
  await tab.until("What was typed is back", async () => (await tab.valueOf("New email")) === TYPED);
  await tab.seeAddress(/^\/account\/security$/);
  here.step("the tab belongs to the new session, and can end it");
  await confirmSignOut(tab);
  await tab.read("Your session is ended on the server");
}
