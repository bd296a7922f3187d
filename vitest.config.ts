import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const everywhere = ["**/node_modules/**", "**/.next*/**", "e2e/**"];
// The real module throws outside a React server; in DOM tests it must, because there it guards the browser's code.
const serverOnly = `${root}node_modules/server-only/empty.js`;

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: { "@/": root, "server-only": serverOnly } },
        test: {
          name: "unit",
          environment: "node",
          include: ["**/*.test.ts"],
          exclude: [...everywhere, "**/*.db.test.ts"],
          // A busy machine is no failure.
          testTimeout: 120_000,
        },
      },
      {
        resolve: { alias: { "@/": root, "server-only": serverOnly } },
        test: {
          name: "db",
          environment: "node",
          include: ["**/*.db.test.ts"],
          exclude: everywhere,
          globalSetup: ["./cli/test-database.ts"],
          setupFiles: ["./cli/test-environment.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Auth.js imports "next/server" without an extension, which Node's own loader does not find.
          server: { deps: { inline: ["next-auth"] } },
        },
      },
      {
        resolve: { alias: { "@/": root } },
        test: {
          name: "dom",
          environment: "happy-dom",
          include: ["**/*.dom.test.tsx"],
          exclude: everywhere,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
