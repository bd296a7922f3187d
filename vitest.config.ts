import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { PATIENCE_MS, TEST_LIMIT_MS } from "./testing/patience.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const everywhere = ["**/node_modules/**", "**/.next*/**", "e2e/**"];
// All others share the app's modules, one process for many files: loading them takes longer than most tests. These bring
// settings of their own, which a process reads once.
const alone = "**/*.alone.test.ts";
const aloneWithDatabase = "**/*.alone.db.test.ts";
// The real module throws outside a React server; in DOM tests it must, because there it guards the browser's code.
const serverOnly = `${root}node_modules/server-only/empty.js`;
// The package's sources, as its export condition "aurora-source" names them.
const source = `${root}packages/session/src`;
const alias = [
  { find: "@/", replacement: root },
  { find: "aurora-session/sign-out-action", replacement: `${source}/next/sign-out-action.ts` },
  { find: /^aurora-session\/(.+)$/, replacement: `${source}/$1/index.ts` },
  { find: /^aurora-session$/, replacement: `${source}/index.ts` },
];
const serverAlias = [...alias, { find: "server-only", replacement: serverOnly }];
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
const databaseTests = {
  ...patience,
  environment: "node",
  globalSetup: ["./testing/servers/database.ts"],
  setupFiles: ["./testing/helpers/environment.ts"],
  // Auth.js imports "next/server" without an extension, which Node's own loader does not find.
  server: { deps: { inline: ["next-auth"] } },
};

export default defineConfig({
  test: {
    // Vitest leaves one core to others, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias: serverAlias },
        test: {
          ...unitTests,
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...everywhere, alone, "**/*.db.test.ts"],
          isolate: false,
        },
      },
      {
        resolve: { alias: serverAlias },
        test: { ...unitTests, name: "unit-alone", include: [alone], exclude: everywhere },
      },
      {
        resolve: { alias: serverAlias },
        test: {
          ...databaseTests,
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: [...everywhere, aloneWithDatabase],
          isolate: false,
        },
      },
      {
        resolve: { alias: serverAlias },
        test: { ...databaseTests, name: "db-alone", include: [aloneWithDatabase], exclude: everywhere },
      },
      {
        resolve: { alias },
        test: {
          name: "dom",
          environment: "happy-dom",
          include: ["**/*.dom.test.tsx"],
          exclude: everywhere,
          setupFiles: ["./testing/helpers/dom.ts"],
          ...patience,
        },
      },
    ],
  },
});
