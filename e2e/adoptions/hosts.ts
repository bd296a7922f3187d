import { resolve } from "node:path";
import type { Walker } from "@/e2e/adoptions/walk";

/** An app that the package comes into. */
export type Host = {
  /** Its name, and the name of its folder below `examples/adoptions`. */
  readonly name: string;
  readonly title: string;
  /** The page of its people. */
  readonly page: string;
  /** Where its Prisma schema is. */
  readonly schema: string;
  /** What its database has before: nothing; the tables of its schema; tables by migrations, and rows. */
  readonly before: "nothing" | "tables" | "rows";
  /** What somebody types, in its folder. What is changed by hand comes after `init`. */
  readonly commands: readonly string[];
  /** Lines that Prisma and Auth.js want by their own documentation, as `path: line`, where the app has neither. */
  readonly others: RegExp | null;
  readonly person: Walker;
};

/** The folder of what is kept here of an app: `app`, unless create-next-app makes it, and what is changed by hand. */
export function folderOf({ name }: Host): string {
  return resolve("examples/adoptions", name);
}

export const FRESH: Host = {
  name: "fresh",
  title: "A fresh create-next-app",
  page: "/dashboard",
  schema: "prisma",
  before: "nothing",
  commands: [
    "npm install aurora-session",
    "npx aurora-session init --provider oidc --protect /dashboard",
    "npx prisma db push",
    "npm run build",
  ],
  others:
    /^((lib\/)?(auth|prisma)\.ts|prisma\.config\.ts|prisma\/.*|\.gitignore|package\.json: .*"(prisma|next-auth|@prisma\/|@auth\/)|app\/api\/)/,
  person: { email: "ann.archer@example.com", marks: ["ann.archer"] },
};

export const AUTH_JS: Host = {
  name: "auth-js",
  title: "A stock Auth.js v5 app",
  page: "/invoices",
  schema: "prisma",
  before: "rows",
  commands: [
    "npm install aurora-session",
    "npx aurora-session init --protect /invoices",
    "npx aurora-session move --apply",
    "npm run build",
  ],
  others: null,
  person: { email: "person.7@example.com", marks: ["Person 7", "INV-00006"] },
};

export const DESIGN: Host = {
  name: "design",
  title: "An app with `src/`, pnpm and a design system",
  page: "/projects",
  schema: "prisma/schema",
  before: "tables",
  commands: [
    "pnpm add aurora-session",
    "pnpm exec aurora-session init --protect /projects",
    "pnpm exec prisma db push",
    "pnpm run build",
  ],
  others: null,
  person: { email: "ben.baker@example.com", marks: ["ben.baker"] },
};

export const HOSTS = [FRESH, AUTH_JS, DESIGN] as const;
