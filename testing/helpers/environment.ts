import { inject, vi } from "vitest";
import "@/lib/aurora";
import { closeDatabase } from "@/lib/db";
import { processState } from "@/lib/process/process-state";
import { copyDatabase, newDatabaseUrl } from "../servers/postgres.ts";

declare global {
  interface ProcessState {
    /** The address of this process's test database. All its files share it, because the app reads its settings once. */
    testDatabaseUrl?: string;
  }
}

const template = inject("databaseTemplate");
const url = (processState.testDatabaseUrl ??= newDatabaseUrl(template));

// Each file of tests has a database of its own, at the same address.
await closeDatabase();
await copyDatabase(template, url);

vi.stubEnv("DATABASE_URL", url);
vi.stubEnv("AUTH_SECRET", "a secret of database tests, and of nothing else");
vi.stubEnv("AUTH_URL", "http://localhost:3000");
vi.stubEnv("LOG_LEVEL", "silent");
// A loaded machine is no outage.
vi.stubEnv("DATABASE_TIMEOUT_MS", "60000");
