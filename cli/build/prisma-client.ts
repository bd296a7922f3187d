import { environmentWith, run } from "../process/child.ts";
import { fingerprint, onceFor } from "./fingerprint.ts";
import { OperatorError } from "../process/operator-error.ts";

const PRISMA = "node_modules/prisma/build/index.js";

async function generate(): Promise<void> {
  const env = environmentWith({ CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" });
  const { code, output } = await run(process.execPath, [PRISMA, "generate"], { output: "keep", env });
  if (code !== 0) throw new OperatorError(`The Prisma client could not be generated:\n${output}`);
}

/** Generates the Prisma client if the schema or Prisma changed since the last time. Returns whether it did. */
export async function generatePrismaClient(): Promise<boolean> {
  const inputs = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];
  return onceFor("prisma/generated/.made-from", await fingerprint(inputs, []), generate);
}
