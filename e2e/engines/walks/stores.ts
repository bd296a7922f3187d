import { randomUUID } from "node:crypto";
import { z } from "zod";
import { bundleScript } from "@/e2e/bundled-script";
import type { Here } from "@/e2e/engines/here";
import { confirmSignOut, signUp } from "@/e2e/engines/people";
import type { Tab } from "@/e2e/engines/tab";

// The persisted SWR cache is written when the document is left.
const WRITTEN_LATER = "persisted SWR cache";

const storesSchema = z.record(z.string(), z.string());

/** What a product keeps of a person in a browser, in twelve stores, with the libraries that products use. */
export async function emptyTwelveStores(here: Here): Promise<void> {
  const script = await bundleScript("e2e/stores/plant.tsx", "stores");
  const read = async (tab: Tab): Promise<Record<string, string>> =>
    storesSchema.parse(await tab.run(`(async () => { ${script}; return stores.read(); })()`));
  const device = await here.device();
  const first = await device.newTab();
  await signUp(first);
  const second = await device.dashboard();
  const marker = `marker-${randomUUID()}`;
  here.step("a marker is planted into every store that the engine has");
  await first.run(`(async () => { ${script}; await stores.plant("${marker}"); })()`);
  await first.run(`fetch("/icon.svg?profile=${marker}").then((icon) => icon.text())`);
  await first.read(marker);
  const lacking = here.engine.lacks.map(({ store }) => store);
  await first.until(`The marker is everywhere but in ${[WRITTEN_LATER, ...lacking].join(" and ")}`, async () => {
    const without = Object.entries(await read(first)).filter(([, text]) => !text.includes(marker));
    return without.map(([name]) => name).join() === [WRITTEN_LATER, ...lacking].join();
  });
  here.step("after the sign-out no store of either tab holds it");
  await confirmSignOut(first);
  await first.see(["heading", "You are signed out"]);
  await second.seeAddress(/^\/login\?reason=user/);
  for (const tab of [first, second]) {
    const after = await read(tab);
    const left = Object.keys(after).filter((name) => after[name]?.includes(marker));
    if (left.length > 0) throw new Error(`The marker is still in: ${left.join(", ")}.`);
  }
  here.note(`${Object.keys(await read(first)).length - lacking.length} stores, 0 markers`);
}
