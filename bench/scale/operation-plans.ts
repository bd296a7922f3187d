import { prepareTokenKeys } from "aurora-session/core";
import { pruneOnce } from "@/lib/maintenance/prune";
import { operationsOn } from "./operations.ts";
import { findGrowingReads, planStatements } from "./plans.ts";
import { captureStatements, type Sent } from "./sent-statements.ts";
import type { OperationPlan } from "./worker-messages.ts";

/** The tables that a fill fills. All others stay small, and reading a small one whole is right. */
const GROWING = ["Session", "SessionEpoch", "SecurityEvent", "User", "KnownDevice"];

function firstLine(statement: string): string {
  return statement.trim().replace(/\s+/g, " ").slice(0, 160);
}

async function planOperation(databaseUrl: string, operation: string, sent: readonly Sent[]): Promise<OperationPlan> {
  const plans = await planStatements(databaseUrl, sent);
  const growing = [...plans].flatMap(([{ text }, reads]) =>
    findGrowingReads(reads, GROWING).map((what) => ({ what, statement: firstLine(text) })),
  );
  return { operation, statements: sent.length, reads: [...plans.values()].flat(), growing };
}

/**
 * Runs each operation once, and pruning, on a database of `sessions` filled sessions. Returns how the database runs the
 * statements that were really sent.
 */
export async function planOperations(databaseUrl: string, sessions: number): Promise<OperationPlan[]> {
  // A database makes its key once, and a process reads it once.
  await prepareTokenKeys();
  const plans: OperationPlan[] = [];
  for (const [name, { prepare }] of Object.entries(operationsOn(sessions))) {
    const run = await prepare();
    plans.push(await planOperation(databaseUrl, name, await captureStatements(run)));
  }
  plans.push(await planOperation(databaseUrl, "pruning", await captureStatements(pruneOnce)));
  return plans;
}
