import { startSharedInstance } from "@/e2e/shared-instance";
import { buildForTests } from "@/testing/runs";

/** Tests run on the production build of these very sources. Returns what stops the instance that they share. */
export default async function setUp(): Promise<() => Promise<void>> {
  await buildForTests();
  return startSharedInstance();
}
