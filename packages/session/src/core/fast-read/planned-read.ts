import "server-only";
import { errorCode } from "../../base/error-code.ts";
import { settings } from "../../base/settings.ts";
import { log } from "../../base/log.ts";
import { processState } from "../../base/process-state.ts";
import { database } from "../database.ts";

declare global {
  interface AuroraSessionState {
    /** Whether the database keeps named statements for each connection. */
    plansReads?: boolean;
  }
}

// PostgreSQL's error codes, appendix A: the plan is gone (a pooler gave us another connection), exists already (a pooler
// shares one connection), or has another shape than before (a migration ran).
const PLAN_UNUSABLE = new Set(["26000", "42P05", "0A000"]);

/** A read that is sent so often that it is worth planning once. */
export type PlannedRead = { readonly name: string; readonly text: string };

/**
 * Runs a read as a named prepared statement, which PostgreSQL parses and plans once for each connection. It has no name where
 * the host's `namedStatements` is false. If a database turns out to lose or
 * to share plans, this read is sent once more, and all later ones are sent without names. Throws what `pg` throws.
 */
export async function runPlanned({ name, text }: PlannedRead, values: readonly unknown[]): Promise<unknown[]> {
  const query = { text, values: [...values] };
  processState.plansReads ??= settings().namedStatements;
  if (!processState.plansReads) return database.query(query);
  try {
    return await database.query({ ...query, name });
  } catch (error) {
    if (!isPlanUnusable(error)) throw error;
    processState.plansReads = false;
    log().warn({ err: error }, "this database keeps no named statements: reads are planned anew from now on");
    return database.query(query);
  }
}

function isPlanUnusable(error: unknown): boolean {
  return PLAN_UNUSABLE.has(errorCode(error) ?? "");
}
