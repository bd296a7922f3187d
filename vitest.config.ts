import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { PATIENCE_MS, TEST_LIMIT_MS } from "./testing/patience.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const everywhere = ["**/node_modules/**", "**/.next*/**", "e2e/**"];
// The real module throws outside a React server; in DOM tests it must, because there it guards the browser's code.
const serverOnly = `${root}node_modules/server-only/empty.js`;
// These read the settings of the app in their own way, which a process reads once.
const ownSettings = ["app/api/outage.test.ts", "lib/session/secure-cookies.test.ts"];
const patience = {
  testTimeout: TEST_LIMIT_MS,
  hookTimeout: TEST_LIMIT_MS,
  expect: { poll: { timeout: PATIENCE_MS } },
};
const unitTests = {
  ...patience,
  environment: "node",
  pool: "threads" as const,
};
// These bring an environment of their own. All others share the app's modules, one process for many files: loading them takes
// longer than most tests.
const ownEnvironment = [
  "app/api/auth/clients/tokens.db.test.ts",
  "app/api/auth/login/limits.db.test.ts",
  "app/api/client-limits.db.test.ts",
  "app/api/auth/logout/finished-later.db.test.ts",
  "app/api/openapi.json/route.db.test.ts",
  "cli/aurora/embedded.db.test.ts",
  "lib/database-outage.db.test.ts",
  "lib/bus/{postgres-bus,silent-peer,start-again,without-notify}.db.test.ts",
  "lib/database-connection.db.test.ts",
  "lib/http/provider-sign-in.db.test.ts",
  "lib/two-copies.db.test.ts",
  "prisma/from-auth-js/*.db.test.ts",
];
const databaseTests = {
  ...patience,
  environment: "node",
  globalSetup: ["./testing/database.ts"],
  setupFiles: ["./testing/environment.ts"],
  // Auth.js imports "next/server" without an extension, which Node's own loader does not find.
  server: { deps: { inline: ["next-auth"] } },
};

export default defineConfig({
  test: {
    // Vitest leaves one core to others, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias: { "@/": root, "server-only": serverOnly } },
        test: {
          ...unitTests,
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...everywhere, ...ownSettings, "**/*.db.test.ts"],
          isolate: false,
        },
      },
      {
        resolve: { alias: { "@/": root, "server-only": serverOnly } },
        test: { ...unitTests, name: "unit-alone", include: ownSettings, exclude: everywhere },
      },
      {
        resolve: { alias: { "@/": root, "server-only": serverOnly } },
        test: {
          ...databaseTests,
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: [...everywhere, ...ownEnvironment],
          isolate: false,
        },
      },
      {
        resolve: { alias: { "@/": root, "server-only": serverOnly } },
        test: { ...databaseTests, name: "db-alone", include: ownEnvironment, exclude: everywhere },
      },
      {
        resolve: { alias: { "@/": root } },
        test: {
          name: "dom",
          environment: "happy-dom",
          include: ["**/*.dom.test.tsx"],
          exclude: everywhere,
          setupFiles: ["./testing/dom.ts"],
          ...patience,
        },
      },
    ],
  },
});
