import type pg from "pg";
import { z } from "zod";

const definitionsSchema = z.array(z.object({ drop: z.string(), create: z.string() }));

const CONSTRAINTS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = ANY($1::"char"[])
    AND conrelid::regclass::text NOT LIKE '%prisma%'`;

const INDEXES = `
  SELECT format('DROP INDEX %I', indexname) AS drop, indexdef AS create FROM pg_indexes
  WHERE schemaname = 'public' AND tablename NOT LIKE '%prisma%'
    AND indexname NOT IN (SELECT conname FROM pg_constraint)`;

/** Runs `fill` without indexes and constraints, many times as fast as with them, then creates the same ones again. */
export async function withoutIndexes(client: pg.Client, fill: () => Promise<void>): Promise<void> {
  const read = async (sql: string, kinds?: string[]) =>
    definitionsSchema.parse((await client.query(sql, kinds && [kinds])).rows);
  const foreignKeys = await read(CONSTRAINTS, ["f"]);
  const primaryKeys = await read(CONSTRAINTS, ["p"]);
  const indexes = await read(INDEXES);
  for (const { drop } of [...foreignKeys, ...primaryKeys, ...indexes]) await client.query(drop);
  await fill();
  for (const { create } of [...primaryKeys, ...indexes, ...foreignKeys]) await client.query(create);
}
