import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { createPool, schemaIn } from "@/lib/database/database-connection";
import { z } from "zod";
import { asOutage, errorCode, type Queryable, type Sql } from "aurora-session/core";
import { env } from "@/lib/env";
import { outsideOfRequests } from "@/lib/process/launched-request";
import { log } from "@/lib/process/log";
import { processState } from "@/lib/process/process-state";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

declare global {
  interface ProcessState {
    /** Made together: Prisma's adapter knows a pool by its class, and pages and routes may each have a copy of the class. */
    database?: { readonly pool: pg.Pool; readonly prisma: PrismaClient };
  }
}

const MAX_CONNECTIONS = 10;

/**
 * The connection pool that Prisma uses too. Statements outside of a transaction take it, because they cost less than through
 * Prisma: a session's check takes a quarter of the time.
 */
export function pool(): pg.Pool {
  return database().pool;
}

/** The one Prisma client of this process. */
export function db(): PrismaClient {
  return database().prisma;
}

function database(): NonNullable<ProcessState["database"]> {
  if (processState.database === undefined) {
    const created = openPool();
    processState.database = { pool: created, prisma: createPrismaClient(created) };
  }
  return processState.database;
}

function openPool(): pg.Pool {
  const { DATABASE_URL, DATABASE_TIMEOUT_MS } = env();
  // A connection, its settings and a statement together stay below the 5 s that a tab gives its sign-out: a stuck database
  // must become an answer, not a wait.
  const opened = createPool(DATABASE_URL, { timeoutMs: DATABASE_TIMEOUT_MS, max: MAX_CONNECTIONS });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  opened.on("error", (error) =>
    outsideOfRequests(() => log().warn({ err: error }, "an idle database connection broke")),
  );
  return opened;
}

function createPrismaClient(connections: pg.Pool): PrismaClient {
  const { DATABASE_URL, DATABASE_TIMEOUT_MS } = env();
  const transactionOptions = { maxWait: DATABASE_TIMEOUT_MS, timeout: DATABASE_TIMEOUT_MS };
  const adapter = new PrismaPg(connections, { schema: schemaIn(DATABASE_URL) });
  return new PrismaClient({ adapter, transactionOptions });
}

/**
 * Loads the code that the first query would have to load: that takes seconds on a slow machine, and would count against the
 * query's time. A database that can't be asked yet is no reason not to start.
 */
export async function warmUp(): Promise<void> {
  try {
    await db().user.findFirst({ select: { id: true } });
  } catch (error) {
    log().warn({ err: error }, "the database can't be asked yet");
  }
}

/** Closes every connection of this process. A later query opens new ones, with the settings of that time. */
export async function closeDatabase(): Promise<void> {
  const closing = processState.database;
  delete processState.database;
  await closing?.prisma.$disconnect();
  await closing?.pool.end();
}

/** A Prisma client inside a transaction. */
export type PrismaTransaction = Prisma.TransactionClient;

/** A Prisma client inside a transaction of `transactWithPrisma()`, in which the session layer asks too. */
export type Transaction = PrismaTransaction & Queryable;

export { joinSql, sql } from "aurora-session/core";

/** Whether an error says that a unique value is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === "P2002";
}

/** Returns the rows of a statement outside of a transaction. Throws `DatabaseUnavailable`. */
export async function readRows<Row extends z.core.$ZodType>(row: Row, statement: Sql): Promise<z.output<Row>[]> {
  return z.array(row).parse(await asOutage(() => db().$queryRaw(statement)));
}
