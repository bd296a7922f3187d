import type { Here } from "@/e2e/engines/here";
import {
  confirmSignOut,
  copyCookie,
  expectNothingOf,
  marksOf,
  sendSignIn,
  signUp,
  stateOf,
} from "@/e2e/engines/people";

/** A sign-out that is confirmed while the server can't be reached. */
export async function signOutOffline(here: Here): Promise<void> {
  const { line } = here.ground;
  const device = await here.device();
  const first = await device.newTab();
  const ann = await signUp(first);
  const second = await device.dashboard();
  const copy = await copyCookie(device, first, ann, here.ground);
  here.step("the line is cut and the sign-out confirmed: both tabs say that they are signed out, and hold nothing");
  await line.cut();
  await confirmSignOut(first);
  for (const tab of [first, second]) {
    await tab.see(["heading", "Signed out in this browser"]);
    await tab.read("The server will be told when you are back online.");
    await expectNothingOf(tab, ...marksOf(ann));
  }
  if ((await stateOf(copy)) !== "live") throw new Error("The line was not cut.");
  here.step("the line is mended: the server is told without anybody's doing, and the tabs say so");
  await line.mend();
  await first.read("Your session is ended on the server");
  await second.seeAddress(/^\/login\?reason=user/);
  if ((await stateOf(copy)) !== "401 user") throw new Error("The session was not ended.");
  await copy.dispose();
}

/** The end of a session on another device. */
export async function endAnotherDevice(here: Here): Promise<void> {
  const [mine, theirs] = [await here.device(), await here.device()];
  const tab = await mine.newTab();
  const ann = await signUp(tab);
  const other = await theirs.newTab();
  await other.open("/login");
  await sendSignIn(other, ann);
  await other.see(["heading", "Dashboard"]);
  here.step("the person ends the other device in the list of devices");
  await tab.open("/account/sessions");
  await tab.click(["region", "Other devices"], ["listitem"], ["button", "Sign out"]);
  await tab.click(["alertdialog"], ["button", "Sign out"]);
  await tab.read("You are signed in here only.");
  here.step("its page leaves by itself, says why, and holds nothing");
  await other.seeAddress(/^\/login\?reason=user_elsewhere/);
  await other.read("You signed this device out from another one.");
  await expectNothingOf(other, ...marksOf(ann));
}
