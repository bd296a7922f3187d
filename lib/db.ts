import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { processState } from "@/lib/process-state";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

declare global {
  interface ProcessState {
    /** Made together: Prisma's adapter knows a pool by its class, and pages and routes may each have their own. */
    database?: { readonly pool: pg.Pool; readonly prisma: PrismaClient };
  }
}

const MAX_CONNECTIONS = 10;

/** The connection pool that Prisma uses too. For the one hot read, which costs a quarter of Prisma's through it. */
export function pool(): pg.Pool {
  return database().pool;
}

/** The one Prisma client of this process. */
export function db(): PrismaClient {
  return database().prisma;
}

function database(): NonNullable<ProcessState["database"]> {
  if (processState.database === undefined) {
    const created = createPool();
    processState.database = { pool: created, prisma: createPrismaClient(created) };
  }
  return processState.database;
}

function createPool(): pg.Pool {
  const { DATABASE_URL, DATABASE_TIMEOUT_MS } = env();
  // A connection and a statement together stay below the 5 s that a tab gives its sign-out: a stuck database must
  // become an answer, not a wait.
  const created = new pg.Pool({
    connectionString: DATABASE_URL,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: DATABASE_TIMEOUT_MS,
    query_timeout: DATABASE_TIMEOUT_MS,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  created.on("error", (error) => log().warn({ err: error }, "an idle database connection broke"));
  return created;
}

function createPrismaClient(connections: pg.Pool): PrismaClient {
  const { DATABASE_TIMEOUT_MS } = env();
  const transactionOptions = { maxWait: DATABASE_TIMEOUT_MS, timeout: DATABASE_TIMEOUT_MS };
  return new PrismaClient({ adapter: new PrismaPg(connections), transactionOptions });
}

/**
 * Loads what the first query would have to load, which takes seconds on a slow machine and would count against that query's
 * time. A database that can't be asked yet is no reason not to start.
 */
export async function warmUp(): Promise<void> {
  try {
    await db().user.findFirst({ select: { id: true } });
  } catch (error) {
    log().warn({ err: error }, "the database can't be asked yet");
  }
}

/** Closes every connection of this process. What asks the database afterwards opens new ones, with the settings of then. */
export async function closeDatabase(): Promise<void> {
  const closing = processState.database;
  delete processState.database;
  await closing?.prisma.$disconnect();
  await closing?.pool.end();
}

/** A Prisma client inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** Composes SQL with bound values. */
export const sql = Prisma.sql;

/** Pieces of SQL, separated by commas. Throws for none. */
export const joinSql = Prisma.join;

// Errors are known by their shape: what pages throw, routes may catch, and each may have a class of their own.
const codedSchema = z.object({ code: z.string() });
const causedSchema = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** The code of an error of `pg`, which is PostgreSQL's (appendix A), or of Prisma; null for any other error. */
export function errorCode(error: unknown): string | null {
  return codedSchema.safeParse(error).data?.code ?? null;
}

/** Whether an error says that a unique value is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === "P2002";
}

// PostgreSQL's error codes, appendix A: deadlock detected, serialization failure.
const CONFLICTS = new Set(["40P01", "40001"]);

/** Whether the database undid a transaction because of another that ran beside it. Doing it again is right. */
export function isConflict(error: unknown): boolean {
  const cause = causedSchema.safeParse(error).data?.meta.driverAdapterError.cause.originalCode;
  return errorCode(error) === "P2034" || CONFLICTS.has(cause ?? "");
}
