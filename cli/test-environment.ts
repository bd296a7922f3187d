import { inject, vi } from "vitest";

vi.stubEnv("DATABASE_URL", inject("databaseUrl"));
vi.stubEnv("AUTH_SECRET", "a secret of database tests, and of nothing else");
vi.stubEnv("AUTH_URL", "http://localhost:3000");
vi.stubEnv("LOG_LEVEL", "silent");
// A loaded machine is no outage.
vi.stubEnv("DATABASE_TIMEOUT_MS", "60000");
