import { test as base, type ConsoleMessage } from "@playwright/test";
import { startInstance, type Instance } from "@/cli/instance";
import { startTestPostgres } from "@/cli/test-postgres";

type TestFixtures = {
  /** Console errors that this test brings about on purpose, as parts of their texts. */
  expectedErrors: string[];
  noConsoleErrors: undefined;
};

// Chromium writes one for every answer that is an error; tests look at the answers themselves.
const FAILED_RESOURCE = "Failed to load resource";

/** What all tests of a file or a project share. */
export type WorkerFixtures = {
  /** Variables of the instance that a file's tests run against. */
  environment: Readonly<Record<string, string>>;
  /** What its database is: the one that comes along, or a PostgreSQL of this system. */
  databaseKind: "embedded" | "postgres";
  instance: Instance;
};

/** Tests run against one production instance with a database of its own, embedded or real; `console.error` fails a test that did not ask for it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  environment: [{}, { option: true, scope: "worker" }],
  databaseKind: ["embedded", { option: true, scope: "worker" }],
  instance: [
    async ({ environment, databaseKind }, provide) => {
      const database = databaseKind === "postgres" ? await startTestPostgres() : undefined;
      const instance = await startInstance({ environment, ...(database && { database }) });
      await provide(instance);
      await instance.stop();
      await database?.remove();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: async ({ instance }, provide) => provide(instance.origin),
  expectedErrors: [[], { option: true }],
  noConsoleErrors: [
    async ({ context, expectedErrors }, provide) => {
      const errors: string[] = [];
      context.on("console", (message: ConsoleMessage) => {
        if (message.type() === "error" && !message.text().includes(FAILED_RESOURCE)) errors.push(message.text());
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      await provide(undefined);
      const unexpected = errors.filter((text) => !expectedErrors.some((expected) => text.includes(expected)));
      if (unexpected.length > 0) throw new Error(`The console said: ${unexpected.join("\n")}`);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
