import { buildForTests } from "@/cli/test-runs";

/** Tests run on the production build of these very sources. */
export default async function build(): Promise<void> {
  await buildForTests();
}
