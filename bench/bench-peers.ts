import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { OperatorError, runBreakable } from "../cli/process/operator-error.ts";
import { generatePrismaClient } from "../cli/build/prisma-client.ts";
import { step } from "../cli/process/progress.ts";
import { readShare } from "../testing/report/share.ts";

const USAGE = "npm run bench:peers -- --aurora before=../before --aurora after=. 0.1";

function readArguments(): { share: number; checkouts: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { aurora: { type: "string", multiple: true, default: ["after=."] } },
      allowPositionals: true,
    });
    return { share: readShare("bench:peers", positionals[0]), checkouts: values.aurora };
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\nSay for example: ${USAGE}`);
  }
}

await runBreakable(async () => {
  const { share, checkouts } = readArguments();
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  const { readCheckout, reportPeers } = await import("./report-peers.ts");
  const read = checkouts.map(readCheckout);
  for (const { name, folder } of read)
    if (!existsSync(join(folder, "cli/run.mjs")))
      throw new OperatorError(`${folder}, given for "${name}", is no checkout of Aurora. Say for example: ${USAGE}`);
  await reportPeers(process.cwd(), read, share);
});
