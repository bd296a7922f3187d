import { resolve } from "node:path";
import { TEST_ENVIRONMENT } from "@/cli/instance";
import { buildIfNeeded } from "@/cli/production-build";

/** Tests run on the production build of these very sources. */
export default async function build(): Promise<void> {
  await buildIfNeeded({ buildFolder: resolve(TEST_ENVIRONMENT.AURORA_BUILD_DIR), forChildren: TEST_ENVIRONMENT });
}
