import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "@/generated/prisma/client";

export const pool = new Pool({ connectionString: process.env.DATABASE_URL });

export const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
