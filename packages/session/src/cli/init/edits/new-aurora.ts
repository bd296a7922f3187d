import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { findUsers, type HostUsers } from "../host/prisma-host.ts";
import { listBlocks } from "../host/prisma-schema.ts";
import { auroraPath, signInPage } from "../paths.ts";

const PACKAGE = "aurora-session";
const THIRTY_DAYS_SECONDS = 30 * 24 * 60 * 60;

// Of Auth.js's own schema.
const STOCK_USERS: HostUsers = {
  table: "User",
  idType: "text",
  columns: [
    { name: "name", nullable: true },
    { name: "email", nullable: false },
  ],
};

// As the schema is to be: a host without Auth.js may have got its fields just now.
function usersOf(draft: Draft, { prisma }: Host): HostUsers {
  const blocks = (prisma?.files ?? []).flatMap(({ path }) => listBlocks(draft.read(path) ?? ""));
  return findUsers(blocks) ?? STOCK_USERS;
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

/** Writes `lib/aurora.ts`: the options of the session layer, which opens its connections itself. */
export function createAuroraFile(draft: Draft, host: Host): void {
  const path = auroraPath(host);
  if (draft.read(path) !== null) return;
  const { table, idType, columns } = usersOf(draft, host);
  const users = [
    `table: "${table}"`,
    ...(idType === "uuid" ? ['idType: "uuid"'] : []),
    `columns: [${columns.map(({ name }) => `"${name}"`).join(", ")}]`,
  ];
  const signIn = signInPage(host);
  const others = [
    ...lifetime(draft, host),
    ...(isPooled(host) ? ["namedStatements: false"] : []),
    ...(signIn === "/login" ? [] : ["pages"]),
  ];
  if (isPooled(host))
    draft.notes.push(
      `The database is behind a pooler, through which no news come: give createAurora a "connect" that opens a direct connection (${path}).`,
    );
  const variable = host.prisma?.urlVariable ?? "DATABASE_URL";
  const options = ["origin", "secret", "database", `users: { ${users.join(", ")} }`, ...others];
  const lines = [
    `import { createAurora } from "${PACKAGE}";`,
    "",
    `declare module "${PACKAGE}" {`,
    "  interface HostUser {",
    ...columns.map(({ name, nullable }) => `    readonly ${name}: string${nullable ? " | null" : ""};`),
    "  }",
    "}",
    "",
    ...(signIn === "/login" ? [] : [`const pages = { signIn: "${signIn}" };`]),
    `const { AUTH_URL: origin, AUTH_SECRET: secret, ${variable}: database } = process.env;`,
    `export const aurora = createAurora({ ${options.join(", ")} });`,
  ];
  draft.create(path, `${lines.join("\n")}\n`, "the session layer's options");
}
