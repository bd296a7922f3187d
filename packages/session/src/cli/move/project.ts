import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readAuthSource, type AuthSource } from "./auth-source.ts";

/** The facts about the app around the folder that the command was called in. */
export type Project = {
  readonly folder: string;
  /** Whether this is Aurora's own repository, or a product that was started from it. */
  readonly isProduct: boolean;
  /** The major version of NextAuth, or null. */
  readonly nextAuth: string | null;
  /** The folder of Prisma's migrations, or null. */
  readonly migrations: string | null;
  /** Whether Prisma's schema still has Auth.js's model of a session. */
  readonly hasFormerModel: boolean;
  readonly source: AuthSource;
};

// Models of the product that no other app has together.
const OF_THE_PRODUCT = ["KnownDevice", "MailedSecret", "SecurityEvent", "SessionEpoch"];

function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function readPackage(folder: string): {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
} {
  try {
    return JSON.parse(readText(join(folder, "package.json")) || "{}");
  } catch {
    return {};
  }
}

function findRoot(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) return at;
    if (dirname(at) === at) return resolve(folder);
  }
}

/** Returns the text of Prisma's schema: one file, or all of a folder. */
function readSchema(folder: string): string {
  const place = ["prisma", "src/prisma", "."].map((name) => join(folder, name)).find((at) => hasSchema(at));
  if (place === undefined) return "";
  const files = readdirSync(place, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".prisma") && !name.includes("node_modules"),
  );
  return files.map((name) => readText(join(place, name))).join("\n");
}

function hasSchema(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".prisma"));
}

function findMigrations(folder: string): string | null {
  const config = readText(join(folder, "prisma.config.ts"));
  const [, said] = /path:\s*["'`]([^"'`]+)["'`]/.exec(config) ?? [];
  const places = [...(said === undefined ? [] : [said]), "prisma/migrations", "src/prisma/migrations", "migrations"];
  return (
    places.map((place) => join(folder, place)).find((place) => existsSync(join(place, "migration_lock.toml"))) ?? null
  );
}

/** Looks at the app around a folder: its package.json, Prisma's files, and where Auth.js is set up. Changes nothing. */
export async function readProject(from: string): Promise<Project> {
  const folder = findRoot(from);
  const { scripts = {}, dependencies = {}, devDependencies = {} } = readPackage(folder);
  const version = { ...devDependencies, ...dependencies }["next-auth"] ?? "";
  const schema = readSchema(folder);
  return {
    folder,
    isProduct: "aurora" in scripts && OF_THE_PRODUCT.every((name) => new RegExp(`^model ${name}\\b`, "m").test(schema)),
    nextAuth: /\d+/.exec(version)?.[0] ?? (version === "beta" ? "5" : version === "latest" ? "4" : null),
    migrations: findMigrations(folder),
    hasFormerModel: /^\s*(sessionToken|session_token)\s+String/m.test(schema),
    source: await readAuthSource(folder),
  };
}
