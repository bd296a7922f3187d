import { run } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { generatePrismaClient } from "../../cli/build/prisma-client.ts";
import type { Checklist } from "./checklist.ts";

async function tool(script: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(process.execPath, [`node_modules/${script}`, ...args], { output: "keep" });
  if (code !== 0) throw new OperatorError(output.trim());
}

/** Generates the files that the sources import: the Prisma client, and Next's types of the routes. */
export async function generateSources(list: Checklist): Promise<void> {
  await list.check("Prisma client", [], generatePrismaClient);
  await list.check("Route types", [], () => tool("next/dist/bin/next", "typegen"));
}

/** Reads the sources and runs none: types, lint, unused code, format. */
export async function checkSources(list: Checklist): Promise<void> {
  await list.check("Types", ["Prisma client", "Route types"], () => tool("typescript/bin/tsc", "--noEmit"));
  await list.check("Lint", ["Prisma client"], () => tool("oxlint/bin/oxlint", "--type-aware"));
  await list.check("Unused code", ["Prisma client"], () => tool("knip/bin/knip.js"));
  await list.check("Format", [], () => tool("prettier/bin/prettier.cjs", "--check", "--cache", "."));
}
