import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { processState } from "@/lib/process-state";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

declare global {
  interface ProcessState {
    pool?: pg.Pool;
    prisma?: PrismaClient;
  }
}

const MAX_CONNECTIONS = 10;
// PostgreSQL's error code, appendix A.
const DEADLOCK_DETECTED = "40P01";

/** The connection pool that Prisma uses too. For the one hot read, which costs a quarter of Prisma's through it. */
export function pool(): pg.Pool {
  processState.pool ??= createPool();
  return processState.pool;
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

/** The one Prisma client of this process. */
export function db(): PrismaClient {
  processState.prisma ??= createPrismaClient();
  return processState.prisma;
}

function createPrismaClient(): PrismaClient {
  const { DATABASE_TIMEOUT_MS } = env();
  const transactionOptions = { maxWait: DATABASE_TIMEOUT_MS, timeout: DATABASE_TIMEOUT_MS };
  return new PrismaClient({ adapter: new PrismaPg(pool()), transactionOptions });
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
  const { prisma, pool: connections } = processState;
  delete processState.prisma;
  delete processState.pool;
  await prisma?.$disconnect();
  await connections?.end();
}

/** A Prisma client inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** Composes SQL with bound values. */
export const sql = Prisma.sql;

/** Pieces of SQL, separated by commas. Throws for none. */
export const joinSql = Prisma.join;

/** Whether an error says that a unique value is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether the database undid a transaction because it and another waited for each other. Doing it again is right. */
export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || JSON.stringify(error.meta ?? {}).includes(DEADLOCK_DETECTED);
}
