import { existsSync } from "node:fs";
import { cp, readdir, rm } from "node:fs/promises";
import { build } from "esbuild";
import { generatePrismaClient } from "./build/prisma-client.ts";
import { buildSessionPackage } from "./build/production-build.ts";
import { run } from "./process/child.ts";
import { OperatorError, runBreakable } from "./process/operator-error.ts";
import { step } from "./process/progress.ts";

const BUILD_DIR = ".next-standalone";
const FOLDER = `${BUILD_DIR}/standalone`;
// Next's trace has these with all that they need, or they are not for a server that was built standalone.
const NOT_BUNDLED = [
  "next",
  "@next/env",
  "@node-rs/argon2",
  "pg",
  "pino",
  "@prisma/schema-engine-wasm",
  "@electric-sql/*",
];

async function buildNext(): Promise<void> {
  await rm(BUILD_DIR, { recursive: true, force: true });
  const env = {
    AURORA_BUILD_DIR: BUILD_DIR,
    AURORA_STANDALONE: "yes",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const { code, output } = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    output: "keep",
    env,
  });
  if (code !== 0) throw new OperatorError(`${output.trim()}\n\nThe app could not be built: see above.`);
}

async function bundlePrograms(): Promise<void> {
  await build({
    entryPoints: ["cli/standalone/server.ts", "cli/standalone/aurora.ts"],
    outdir: FOLDER,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["react-server", "aurora-source"],
    external: NOT_BUNDLED,
    // Packages in CommonJS ask for Node's modules by `require`.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    logLevel: "error",
  });
}

async function addFiles(): Promise<void> {
  // Next copies them, and they may hold secrets. A server has variables of its own.
  const envFiles = (await readdir(FOLDER)).filter((name) => name.startsWith(".env"));
  await Promise.all([
    ...envFiles.map((name) => rm(`${FOLDER}/${name}`)),
    ...(existsSync("public") ? [cp("public", `${FOLDER}/public`, { recursive: true })] : []),
    rm(`${FOLDER}/server.js`, { force: true }),
    cp(`${BUILD_DIR}/static`, `${FOLDER}/${BUILD_DIR}/static`, { recursive: true }),
    cp("prisma/schema.prisma", `${FOLDER}/prisma/schema.prisma`),
    cp("prisma/migrations", `${FOLDER}/prisma/migrations`, { recursive: true }),
    cp("node_modules/@prisma/schema-engine-wasm", `${FOLDER}/node_modules/@prisma/schema-engine-wasm`, {
      recursive: true,
    }),
  ]);
}

await runBreakable(async () => {
  await step("Prisma client", generatePrismaClient, (made) => (made ? "generated" : "up to date"));
  await step("Session package", buildSessionPackage, (built) => (built ? "built" : "up to date"));
  await step("App built", buildNext, () => `in ${FOLDER}`);
  await step("Server and command line bundled", bundlePrograms);
  await step("Files added", addFiles);
});
