import { z } from "zod";

// Errors are known by their shape: what pages throw, routes may catch, and each may have a class of their own.
const codedSchema = z.object({ code: z.string() });

/** The code of an error of `pg`, which is PostgreSQL's (appendix A), or of Prisma; null for any other error. */
export function errorCode(error: unknown): string | null {
  return codedSchema.safeParse(error).data?.code ?? null;
}
