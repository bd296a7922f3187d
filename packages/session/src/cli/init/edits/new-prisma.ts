import { posix } from "node:path";
import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { listBlocks, listFields } from "../host/prisma-schema.ts";

const USER = `model User {
  id            String    @id @default(cuid())
  name          String?
  email         String    @unique
  emailVerified DateTime?
  image         String?
  accounts      Account[]
}`;
const ACCOUNT = `model Account {
  userId            String
  type              String
  provider          String
  providerAccountId String
  refresh_token     String?
  access_token      String?
  expires_at        Int?
  token_type        String?
  scope             String?
  id_token          String?
  session_state     String?

  user User @relation(fields: [userId], references: [id], onDelete: Cascade)

  @@id([provider, providerAccountId])
}`;
const VERIFICATION_TOKEN = `model VerificationToken {
  identifier String
  token      String
  expires    DateTime

  @@id([identifier, token])
}`;

function configFile(migrations: string): string {
  return `import { existsSync } from "node:fs";
import { defineConfig } from "prisma/config";

// Prisma reads no .env file by itself.
if (existsSync(".env")) process.loadEnvFile(".env");

export default defineConfig({
  schema: "prisma",
  migrations: { path: "${migrations}" },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
`;
}

function clientFile(generated: string, variable: string): string {
  return `import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "${generated}";

const adapter = new PrismaPg({ connectionString: process.env.${variable} });
export const prisma = new PrismaClient({ adapter });
`;
}

/** Writes Prisma's client for a host that has a schema, and no client yet. */
export function createClient(draft: Draft, { next, prisma, importPath }: Host): void {
  if (prisma === null) return;
  const path = `${next.base}lib/prisma.ts`;
  const output = prisma.files
    .flatMap((file) => listBlocks(file.text).map((block) => ({ ...block, folder: posix.dirname(file.path) })))
    .map(({ kind, text, folder }) => ({
      folder,
      to: kind === "generator" ? /output\s*=\s*"([^"]+)"/.exec(text)?.[1] : undefined,
    }))
    .find(({ to }) => to !== undefined);
  const generated =
    output?.to === undefined ? "@prisma/client" : importPath(path, `${posix.join(output.folder, output.to)}/client`);
  const text =
    prisma.major >= 7
      ? clientFile(generated, prisma.urlVariable)
      : `import { PrismaClient } from "${generated}";\n\nexport const prisma = new PrismaClient();\n`;
  draft.create(path, text, "Prisma's client");
}

/** Writes Prisma for a host that has none: the schema with Auth.js's models, its configuration, and the client. */
export function createPrisma(draft: Draft, { next, importPath }: Host): void {
  const generated = `${next.base}generated/prisma`;
  const client = `${next.base}lib/prisma.ts`;
  const schema = [
    `generator client {\n  provider        = "prisma-client"\n  output          = "../${generated}"\n  previewFeatures = ["partialIndexes"]\n}`,
    'datasource db {\n  provider = "postgresql"\n}',
    USER,
    ACCOUNT,
    VERIFICATION_TOKEN,
  ];
  draft.create("prisma/schema.prisma", `${schema.join("\n\n")}\n`, "people and their accounts, as Auth.js keeps them");
  draft.create("prisma.config.ts", configFile("prisma/migrations"), "where Prisma finds schema and database");
  draft.create(client, clientFile(importPath(client, `${generated}/client`), "DATABASE_URL"), "Prisma's client");
  const ignored = draft.read(".gitignore") ?? "";
  const line = `/${next.base}generated/`;
  if (!ignored.split("\n").includes(line))
    draft.write(
      ".gitignore",
      `${ignored}${ignored === "" || ignored.endsWith("\n") ? "" : "\n"}${line}\n`,
      "what Prisma generates",
    );
}

/** Adds Auth.js's models to the schema of a host that has Prisma, but no Auth.js. */
export function addAuthModels(draft: Draft, { prisma }: Host): void {
  if (prisma === null) return;
  const names = new Set(prisma.files.flatMap(({ text }) => listBlocks(text).map(({ name }) => name)));
  const type = prisma.users?.idType === "uuid" ? " @db.Uuid" : "";
  const account = ACCOUNT.replace(/^( {2}userId +String)$/m, `$1${type}`);
  const models = [
    ...(prisma.users === null ? [USER] : []),
    ...(names.has("Account") ? [] : [account]),
    ...(names.has("VerificationToken") ? [] : [VERIFICATION_TOKEN]),
  ];
  if (prisma.users !== null) completeUser(draft, prisma.files);
  const [first] = prisma.files;
  const path = prisma.files.find(({ text }) => /^datasource/m.test(text))?.path ?? first?.path;
  if (path === undefined || models.length === 0) return;
  draft.write(path, `${(draft.read(path) ?? "").trimEnd()}\n\n${models.join("\n\n")}\n`, "Auth.js's models");
}

// Fields that Auth.js's adapter writes. Those that the host has stay as they are.
const FIELDS = [
  ["name", "  name String?"],
  ["email", "  email String? @unique"],
  ["emailVerified", "  emailVerified DateTime?"],
  ["image", "  image String?"],
  ["accounts", "  accounts Account[]"],
] as const;

function completeUser(draft: Draft, files: readonly { readonly path: string; readonly text: string }[]): void {
  for (const { path } of files) {
    const text = draft.read(path) ?? "";
    const user = listBlocks(text).find(({ kind, name }) => kind === "model" && /^user$/i.test(name));
    if (user === undefined) continue;
    const fields = listFields(user);
    const missing = FIELDS.filter(([name]) => !fields.some((field) => field.name === name));
    const last = fields.at(-1);
    if (missing.length === 0 || last === undefined) return;
    const after = user.text.replace(last.line, [last.line, ...missing.map(([, line]) => line)].join("\n"));
    draft.write(
      path,
      text.slice(0, user.start) + after + text.slice(user.end),
      `what Auth.js keeps of ${user.name}: ${missing.map(([name]) => name).join(", ")}`,
    );
    const required = fields.filter(
      ({ name, type, attributes }) =>
        /^[A-Z]\w*$/.test(type) &&
        !/@(default|id|relation|updatedAt)\b/.test(attributes) &&
        !/^(name|email|image)$/.test(name),
    );
    if (required.length > 0)
      draft.notes.push(
        `Auth.js makes a ${user.name} of name, email and image; give these a default, or make them optional: ${required.map(({ name }) => name).join(", ")}.`,
      );
    return;
  }
}
