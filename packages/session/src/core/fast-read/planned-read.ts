import "server-only";
import { hash } from "node:crypto";
import { errorCode } from "../../base/error-code.ts";
import { settings } from "../../base/settings.ts";
import { log } from "../../base/log.ts";
import { processState } from "../../base/process-state.ts";
import type { Sql, Statement } from "../../base/sql.ts";
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
  if (!plansStatements()) return database.query(query);
  try {
    return await database.query({ ...query, name });
  } catch (error) {
    if (!stopPlanning(error)) throw error;
    return database.query(query);
  }
}

function plansStatements(): boolean {
  return (processState.plansReads ??= settings().namedStatements);
}

const names = new Map<string, string>();

/**
 * Gives a statement of a transaction a name by its text, of which there are few, so that it is planned once for each connection.
 * Whoever runs the transaction runs it again if that fails ({@link stopPlanning}).
 */
export function planned({ text, values }: Sql): Statement {
  if (!plansStatements()) return { text, values };
  const name = names.get(text) ?? `aurora_${hash("sha256", text, "base64url").slice(0, 22)}`;
  names.set(text, name);
  return { name, text, values };
}

/**
 * Returns whether a statement failed because this database loses or shares plans. From then on, none has a name, and what
 * failed can be run again.
 */
export function stopPlanning(error: unknown): boolean {
  if (!PLAN_UNUSABLE.has(errorCode(error) ?? "")) return false;
  // Others that were sent at the same time may fail alike, and it is told once.
  if (plansStatements())
    log().warn({ err: error }, "this database keeps no named statements: reads are planned anew from now on");
  processState.plansReads = false;
  return true;
}
