import { onGround } from "@/e2e/engines/ground";
import { Here } from "@/e2e/engines/here";
import { FIREFOX_ENGINE } from "@/e2e/engines/puppeteer-engines";
import { SHORT_WALKS } from "@/e2e/engines/walks";
import { test } from "@/e2e/fixtures";
import { databaseBesideShared } from "@/e2e/shared-instance";
import { FIREFOX } from "@/testing/servers/firefox";

// The short form of `npm run engines`: the walks that end a session, in one other engine.
test("in Firefox too, a sign-out empties three tabs and twelve stores, kills a copied cookie and leaves Back nothing", async () => {
  test.skip((await FIREFOX.find()) === null, `Firefox is missing: ${FIREFOX.how}`);
  const database = await databaseBesideShared();
  await onGround(database, async (ground) => {
    for (const { title, go } of SHORT_WALKS) await test.step(title, () => new Here(FIREFOX_ENGINE, ground).go(go));
  });
});
