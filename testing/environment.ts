import { inject, vi } from "vitest";
import { processState } from "../lib/process-state.ts";
import { copyDatabase } from "./postgres.ts";

declare global {
  interface ProcessState {
    /** The database of the tests in this process. */
    testDatabaseUrl?: string;
  }
}

processState.testDatabaseUrl ??= await copyDatabase(inject("databaseTemplate"));

vi.stubEnv("DATABASE_URL", processState.testDatabaseUrl);
vi.stubEnv("AUTH_SECRET", "a secret of database tests, and of nothing else");
vi.stubEnv("AUTH_URL", "http://localhost:3000");
vi.stubEnv("LOG_LEVEL", "silent");
// A loaded machine is no outage.
vi.stubEnv("DATABASE_TIMEOUT_MS", "60000");
