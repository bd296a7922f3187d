import "server-only";
import { vi } from "vitest";
import "@/lib/aurora";

/** Gives unit tests an environment that can be parsed. No database listens at its address. */
export function stubEnvironment(overrides: Readonly<Record<string, string>> = {}): void {
  const usable = {
    AUTH_URL: "http://localhost:3000",
    AUTH_SECRET: "a secret of unit tests, and of nothing else",
    DATABASE_URL: "postgresql://postgres@127.0.0.1:1/nothing",
    LOG_LEVEL: "silent",
  };
  for (const [name, value] of Object.entries({ ...usable, ...overrides })) vi.stubEnv(name, value);
}
