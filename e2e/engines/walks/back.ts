import { setTimeout as wait } from "node:timers/promises";
import type { Here } from "@/e2e/engines/here";
import { confirmSignOut, copyCookie, expectNothingOf, marksOf, signUp } from "@/e2e/engines/people";
import type { Tab } from "@/e2e/engines/tab";
import type { Person } from "@/e2e/people";

const LOOKS = 30;

// A page that is restored is looked at while nothing can be asked: whatever it shows then, it shows by itself.
async function expectNothingShown(tab: Tab, { name, email }: Person): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const text = await tab.look("document.body.innerText");
    if (text.includes(name) || text.includes(email)) throw new Error(`The tab shows:\n${text}`);
    await wait(100);
  }
}

/** Back and Forward, after a sign-out. */
export async function goBackAfterSignOut(here: Here): Promise<void> {
  const tab = await (await here.device()).newTab();
  await tab.open("/");
  const ann = await signUp(tab);
  await tab.open("/account/sessions");
  await confirmSignOut(tab);
  await tab.see(["heading", "You are signed out"]);
  for (const [words, go] of [
    ["they go back", "history.back()"],
    ["they go back once more", "history.back()"],
    ["they go forward", "history.forward()"],
  ] as const) {
    here.step(`${words}, a page comes that shows nothing of them`);
    await tab.go(go);
    await tab.see(["combobox", "Colours"]);
    await expectNothingOf(tab, ...marksOf(ann));
  }
}

/** Back, to a page that the engine may have kept whole, while the server can't be asked whether its session is live. */
export async function goBackToKeptPage(here: Here): Promise<void> {
  const { line } = here.ground;
  const device = await here.device();
  const tab = await device.newTab();
  const ann = await signUp(tab);
  const copy = await copyCookie(device, tab, ann, here.ground);
  await tab.run("globalThis.isKept = true");
  await tab.run(`(setTimeout(() => location.assign("/docs/api")), null)`);
  await tab.seeAddress(/^\/docs\/api/);
  here.step(
    "the line is cut, the session is ended elsewhere, and they go back to their dashboard: nothing of it is shown",
  );
  await line.cut();
  await copy.post("/api/auth/logout");
  await tab.go("history.back()");
  await expectNothingShown(tab, ann);
  const isKept = (await tab.run("globalThis.isKept === true")) === true;
  here.note(isKept ? "the page was kept, and came back covered" : "the page was not kept");
  await line.mend();
  await copy.dispose();
  if (!isKept) return;
  here.step("the line is mended, and the page leaves");
  await tab.seeAddress(/^\/login\?reason=user/);
  await expectNothingOf(tab, ...marksOf(ann));
}
