import { resolve } from "node:path";
import { markServed } from "@/cli/build/build-folder";
import { startSharedInstance } from "@/e2e/shared-instance";
import { TEST_ENVIRONMENT } from "@/testing/servers/instance";
import { buildForTests } from "@/testing/report/runs";

/**
 * Tests run on the production build of these very sources, which stays as it is until they are done, whatever changes
 * meanwhile. Returns the function that stops the instance that they share.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  await buildForTests();
  const unmark = await markServed(resolve(TEST_ENVIRONMENT.AURORA_BUILD_DIR));
  const stop = await startSharedInstance();
  return async () => {
    await stop();
    await unmark();
  };
}
