import { z } from "zod";
import { errorCode } from "./error-code.ts";

// By its shape, as `errorCode` does: Prisma keeps PostgreSQL's code inside its own error.
const causedSchema = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** The reason why the database rolled back a transaction in favour of a concurrent one. It may be run again. */
export type Conflict = "deadlock" | "serialization";

// PostgreSQL's error codes, appendix A, and Prisma's for a write conflict.
const CONFLICTS: ReadonlyMap<string, Conflict> = new Map([
  ["40P01", "deadlock"],
  ["40001", "serialization"],
  ["P2034", "deadlock"],
]);

/** Returns why the database rolled back a transaction in favour of a concurrent one, or null for any other error. */
export function conflictOf(error: unknown): Conflict | null {
  const cause = causedSchema.safeParse(error).data?.meta.driverAdapterError.cause.originalCode;
  return CONFLICTS.get(cause ?? "") ?? CONFLICTS.get(errorCode(error) ?? "") ?? null;
}
