import type pg from "pg";
import { z } from "zod";
import { ok, problem, type Check } from "./check.ts";

const NAME = "Erasure";

/** The advice about a foreign key that keeps deleted accounts from being erased. */
export const HOW_TO_ERASE =
  "say `onDelete: Cascade` or `onDelete: SetNull` at the relation in prisma/schema.prisma, then `npm run migration`.";

// confdeltype "a" and "r" are NO ACTION, and RESTRICT, which is Prisma's default.
const HOLDING = `
  SELECT conname || ' of ' || conrelid::regclass AS holder FROM pg_constraint
  WHERE contype = 'f' AND confrelid = to_regclass('"User"') AND confdeltype IN ('a', 'r') ORDER BY 1`;

const rowsSchema = z.array(z.object({ holder: z.string() }));

/** Checks whether a table of the product's own would keep deleted accounts from being erased. */
export async function checkErasure(client: pg.Client): Promise<Check> {
  const { rows } = await client.query(HOLDING);
  const holders = rowsSchema.parse(rows).map(({ holder }) => holder);
  if (holders.length === 0) return ok(NAME, "no foreign key holds deleted accounts");
  return problem(
    NAME,
    `deleted accounts stay for good while a row names them (${holders.join(", ")}): ${HOW_TO_ERASE}`,
  );
}
