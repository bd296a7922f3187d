import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { findUsers, type HostUsers } from "../host/prisma-host.ts";
import { listBlocks } from "../host/prisma-schema.ts";
import { auroraPath } from "../paths.ts";

const PACKAGE = "aurora-session";
const THIRTY_DAYS_SECONDS = 30 * 24 * 60 * 60;

// Of Auth.js's own schema.
const STOCK_USERS: HostUsers = {
  table: "User",
  idType: "text",
  columns: [
    { name: "name", nullable: true },
    { name: "email", nullable: false },
    { name: "image", nullable: true },
  ],
};

// As the schema is to be: a host without Auth.js may have got its fields just now.
function usersOf(draft: Draft, { prisma }: Host): HostUsers {
  const blocks = (prisma?.files ?? []).flatMap(({ path }) => listBlocks(draft.read(path) ?? ""));
  return findUsers(blocks) ?? STOCK_USERS;
}

/** Returns the schema of the database that the address names (`?schema=x`), which only Prisma reads, or null. */
export function searchPath({ variables, prisma }: Host): string | null {
  const address = variables.get(prisma?.urlVariable ?? "DATABASE_URL") ?? "";
  const schema = /[?&]schema=([^&#]+)/.exec(address)?.[1];
  return schema === undefined || schema === "public" ? null : decodeURIComponent(schema);
}

// Others are folded to small letters.
function quoted(schema: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(schema) ? schema : `"${schema.replaceAll('"', '""')}"`;
}

/** Whether the address leads to a pooler in transaction mode, as Prisma is told. */
function isPooled({ variables, prisma }: Host): boolean {
  return /[?&]pgbouncer=true\b/.test(variables.get(prisma?.urlVariable ?? "DATABASE_URL") ?? "");
}

function lifetime(draft: Draft, host: Host): string[] {
  const maxAge = host.auth?.sessionMaxAge ?? null;
  if (maxAge === null) return [];
  const seconds = /^[\d_\s*]+$/.test(maxAge)
    ? maxAge.split("*").reduce((product, factor) => product * Number(factor.replaceAll("_", "")), 1)
    : NaN;
  if (seconds >= 1 && seconds <= THIRTY_DAYS_SECONDS) return [`lifetimeSeconds: ${maxAge}`];
  draft.notes.push(`session.maxAge was ${maxAge}; say lifetimeSeconds, at most 30 days, in ${auroraPath(host)}.`);
  return [];
}

/** Writes `lib/aurora.ts`: the options of the session layer, with connections of its own. */
export function createAuroraFile(draft: Draft, host: Host): void {
  const path = auroraPath(host);
  if (draft.read(path) !== null) return;
  const { table, idType, columns } = usersOf(draft, host);
  const schema = searchPath(host);
  const users = [
    `table: "${table}"`,
    ...(idType === "uuid" ? ['idType: "uuid" as const'] : []),
    `columns: [${columns.map(({ name }) => `"${name}"`).join(", ")}]`,
  ];
  const signIn = host.auth?.signInPage ?? null;
  const options = [
    ...lifetime(draft, host),
    ...(isPooled(host) ? ["namedStatements: false"] : []),
    ...(signIn === null || signIn === "/login" ? [] : [`pages: { signIn: "${signIn}" }`]),
  ];
  if (isPooled(host))
    draft.notes.push(
      `The database is behind a pooler, through which no news come: give createAurora a "connect" that opens a direct connection (${path}).`,
    );
  const lines = [
    `import { createAurora } from "${PACKAGE}";`,
    'import { Pool } from "pg";',
    "",
    `declare module "${PACKAGE}" {`,
    "  interface HostUser {",
    ...columns.map(({ name, nullable }) => `    readonly ${name}: string${nullable ? " | null" : ""};`),
    "  }",
    "}",
    "",
    "// A database that says nothing must become an answer, not a wait.",
    "const waits = { connectionTimeoutMillis: 2_000, query_timeout: 2_000 };",
    ...(schema === null ? [] : ["// pg does not read ?schema= of the address."]),
    `const pool = new Pool({ connectionString: process.env.${host.prisma?.urlVariable ?? "DATABASE_URL"}, ${
      schema === null ? "" : `options: ${JSON.stringify(`-c search_path=${quoted(schema)}`)}, `
    }...waits });`,
    "// A connection that breaks is replaced at the next use.",
    'pool.on("error", console.warn);',
    "",
    `const users = { ${users.join(", ")} };`,
    "const { AUTH_URL: origin, AUTH_SECRET: secret } = process.env;",
    `export const aurora = createAurora({ ${["origin", "secret", "database: pool", "users", ...options].join(", ")} });`,
  ];
  draft.create(path, `${lines.join("\n")}\n`, "the session layer's options, and its connections");
}
