// What `npx auth migrate` does, which is a package of its own.
import { getMigrations } from "better-auth/db/migration";
import pg from "pg";

const database = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const { runMigrations } = await getMigrations({ database, emailAndPassword: { enabled: true } });
await runMigrations();
await database.end();
