import type { Here } from "@/e2e/engines/here";
import { confirmSignOut, expectNothingOf, marksOf, sendSignIn, signUp } from "@/e2e/engines/people";

/** Somebody new signs up by the form. */
export async function signUpByForm(here: Here): Promise<void> {
  const device = await here.device();
  const tab = await device.newTab();
  here.step("somebody signs up, which leads to their dashboard");
  const ann = await signUp(tab);
  here.step("no script of a page can read the cookie of the session, which the browser holds");
  if ((await device.cookie("aurora.session")) === undefined) throw new Error("The browser holds no session cookie.");
  if (String(await tab.run("document.cookie")).includes("aurora.session")) throw new Error("A script can read it.");
  here.step("every page says who is signed in, in another tab too");
  const other = await device.newTab();
  await other.open("/");
  await other.read(`Signed in as ${ann.name}`);
}

/** Somebody signs in by the form. */
export async function signInByForm(here: Here): Promise<void> {
  const tab = await (await here.device()).newTab();
  const ann = await signUp(tab);
  await confirmSignOut(tab);
  await tab.see(["heading", "You are signed out"]);
  here.step("a page that is for people who are signed in asks for that");
  await tab.open("/account/security");
  await tab.seeAddress(/^\/login\?next=%2Faccount%2Fsecurity$/);
  await expectNothingOf(tab, ...marksOf(ann));
  here.step("a wrong password is told as that");
  await sendSignIn(tab, { email: ann.email, password: "not the password" });
  await tab.read("The email or the password is wrong.");
  here.step("the right one leads to the page that was wanted");
  await sendSignIn(tab, ann);
  await tab.see(["heading", "Security"]);
  await tab.seeAddress(/^\/account\/security$/);
}
