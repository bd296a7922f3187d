import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../../command-error.ts";
import { type Manifest, readManifest } from "../manifest.ts";
import { type AuthHost, findAuthHost } from "./auth-host.ts";
import { importPaths, type ImportPath } from "./import-paths.ts";
import { findNextApp, type NextApp } from "./next-app.ts";
import { findPackageManager, type PackageManager } from "./package-manager.ts";
import { findPrismaHost, type PrismaHost } from "./prisma-host.ts";
import { listSources, type Source } from "./sources.ts";

/** A Next.js app that aurora-session comes into: what was found in its folder. Nothing of it is kept open. */
export type Host = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly manager: PackageManager;
  readonly sources: readonly Source[];
  readonly importPath: ImportPath;
  readonly next: NextApp;
  readonly prisma: PrismaHost | null;
  readonly auth: AuthHost | null;
  /** The variables of its .env files, by name. No value of them is ever shown. */
  readonly variables: ReadonlyMap<string, string>;
};

const ENVIRONMENT_FILES = [".env", ".env.local", ".env.development", ".env.development.local"];

function readVariables(folder: string): ReadonlyMap<string, string> {
  const lines = ENVIRONMENT_FILES.map((file) => join(folder, file))
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, "utf8").split("\n"));
  return new Map(
    lines.flatMap((line) => {
      const [, name, value = ""] = /^\s*(?:export\s+)?(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value.replace(/^(["'])(.*)\1$/, "$2")] as const];
    }),
  );
}

/** Looks at a folder, and changes nothing. Throws `CommandError`, with what to do, for one that aurora-session does not fit. */
export function findHost(folder: string, userAgent: string | undefined): Host {
  const manifest = readManifest(folder);
  if (manifest === null)
    throw new CommandError("There is no package.json here. Go to the folder of your Next.js app, and run this there.");
  const sources = listSources(folder);
  const next = findNextApp(folder, manifest, sources);
  const auth = findAuthHost(folder, manifest, sources);
  const prisma = findPrismaHost(folder, manifest, sources);
  if (auth !== null && prisma === null)
    throw new CommandError(
      "This app has Auth.js without Prisma. init knows its way with Prisma's schema only; without it, run the SQL of node_modules/aurora-session/migrations and follow the steps by hand in aurora-session's README.",
    );
  return {
    folder,
    manifest,
    manager: findPackageManager(folder, userAgent),
    sources,
    importPath: importPaths(folder),
    next,
    prisma,
    auth,
    variables: readVariables(folder),
  };
}

/** Returns one line about what was found. */
export function describeHost({ next, manager, prisma, auth }: Host): string {
  return [
    `Next.js${next.version === "" ? "" : ` ${next.version}`}${next.base === "" ? "" : " with src/"}`,
    manager,
    prisma === null ? "no Prisma yet" : `Prisma ${prisma.major} (${prisma.schema})`,
    auth === null ? "no Auth.js yet" : `Auth.js 5 (${auth.path})`,
    ...(next.guard === null ? [] : [next.guard]),
  ].join(", ");
}
