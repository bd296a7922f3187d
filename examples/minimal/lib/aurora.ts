import { createAurora } from "aurora-session";
import { pool } from "@/lib/prisma";

declare module "aurora-session" {
  interface HostUser {
    readonly name: string | null;
  }
}

const { AUTH_URL: origin, AUTH_SECRET: secret } = process.env;
export const aurora = createAurora({ origin, secret, database: pool, users: { table: "User", columns: ["name"] } });
