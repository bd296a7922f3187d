import "server-only";
import { log } from "@/lib/process/log";
import { pruneOnce } from "@/lib/maintenance/prune";
import { processState } from "@/lib/process/process-state";

declare global {
  interface ProcessState {
    pruneTimer?: NodeJS.Timeout;
  }
}

const FIRST_WAIT_MS = 20_000;
const EVERY_MS = 5 * 60_000;
const WHILE_BEHIND_MS = 2_000;

/**
 * Prunes as long as this process lives: a bounded round soon after its start and then every few minutes, at once again
 * while it is behind. Calling it again changes nothing. Processes that start together don't prune together.
 */
export function schedulePruning(): void {
  if (processState.pruneTimer === undefined) plan(FIRST_WAIT_MS);
}

function plan(waitMs: number): void {
  const jittered = waitMs * (0.75 + Math.random() / 2);
  processState.pruneTimer = setTimeout(() => {
    prune().then(plan, (error: unknown) => {
      log().error({ err: error }, "pruning failed and will be tried again");
      plan(EVERY_MS);
    });
  }, jittered).unref();
}

async function prune(): Promise<number> {
  const { counts, more, failures } = await pruneOnce();
  const didSomething = Object.values(counts).some((count) => count > 0);
  if (didSomething) log().info({ pruned: counts }, "pruned");
  for (const { kind, error } of failures)
    log().error({ err: error, kind }, "pruning of this kind failed and will be tried again");
  // Accounts that are held are looked at again, but not all day long.
  return more && didSomething ? WHILE_BEHIND_MS : EVERY_MS;
}
