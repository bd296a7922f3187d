import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "@/generated/prisma/client";

// A database that says nothing must become an answer, not a wait.
const waits = { connectionTimeoutMillis: 2_000, query_timeout: 2_000 };
export const pool = new Pool({ connectionString: process.env.DATABASE_URL, ...waits });
// A connection that breaks is replaced at the next use.
pool.on("error", console.warn);

export const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
