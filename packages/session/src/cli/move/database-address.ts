import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { CommandError } from "../command-error.ts";

/** A database, as its address names it. */
export type DatabaseAddress = {
  /** For `pg`: without what only Prisma understands. It holds the password. */
  readonly connectionString: string;
  /** The schema of `?schema=`, as Prisma's addresses have it, or `public`. */
  readonly schema: string;
  /** The same for people, without the password. */
  readonly shown: string;
  /** Where it was found. */
  readonly from: string;
};

// Next's order for both modes, then Prisma's own file.
const ENV_FILES = [".env.local", ".env", "prisma/.env"];
// https://www.prisma.io/docs/orm/core-concepts/supported-databases/postgresql
const OF_PRISMA =
  "schema connection_limit pool_timeout pgbouncer statement_cache_size socket_timeout sslidentity sslpassword sslaccept".split(
    " ",
  );

/** Reads an address of PostgreSQL. Throws `CommandError`, whose message does not repeat it. */
export function parseAddress(text: string, from: string): DatabaseAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    throw new CommandError(
      `The address of the database (${from}) is none of PostgreSQL's: it has to look like ` +
        "postgresql://user:password@host:5432/name. Characters like # or @ in a password are written %23 or %40.",
    );
  const schema = url.searchParams.get("schema") || "public";
  if (url.searchParams.get("sslaccept") === "accept_invalid_certs") url.searchParams.set("sslmode", "no-verify");
  for (const name of OF_PRISMA) url.searchParams.delete(name);
  const host = url.host || url.searchParams.get("host") || "localhost";
  const shown = `${decodeURIComponent(url.username) || "(default user)"}@${host}${url.pathname}`;
  return { connectionString: url.href, schema, shown, from };
}

function readEnvFile(path: string): Readonly<Record<string, string | undefined>> {
  return existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
}

/** Returns the names of the variables that may hold the address: what Prisma's files say, then `DATABASE_URL`. */
function variablesOf(folder: string): string[] {
  const files = ["prisma/schema.prisma", "prisma.config.ts"].map((name) => join(folder, name)).filter(existsSync);
  const text = files.map((path) => readFileSync(path, "utf8")).join("\n");
  const named = [...text.matchAll(/^\s*url\s*[=:]\s*(?:env\(\s*"(\w+)"|process\.env(?:\.|\[")(\w+))/gm)];
  return [...new Set([...named.map(([, one, other]) => one ?? other ?? ""), "DATABASE_URL"])];
}

/**
 * Finds the address of an app's database: the one given, the environment's, or that of the `.env` files, as Prisma and Next
 * read them. Throws `CommandError`.
 */
export function findAddress(folder: string, given: string | undefined): DatabaseAddress {
  if (given !== undefined) return parseAddress(given, "--database");
  const variables = variablesOf(folder);
  const places = [
    { from: "the environment", values: { ...process.env } },
    ...ENV_FILES.map((name) => ({ from: name, values: readEnvFile(join(folder, name)) })),
  ];
  for (const { from, values } of places)
    for (const name of variables) {
      const text = values[name]?.replaceAll(/(?<!\\)\$\{(\w+)\}/g, (_all, other: string) => {
        const holder = places.find((place) => place.values[other] !== undefined);
        return holder?.values[other] ?? "";
      });
      if (text) return parseAddress(text, `${name}, from ${from}`);
    }
  throw new CommandError(
    `There is no ${variables.join(" or ")}, neither in the environment nor in ${ENV_FILES.join(", ")} of ${folder}: ` +
      "say --database postgresql://…",
  );
}
