import { existsSync, readdirSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { CommandError } from "../../command-error.ts";
import { type Manifest, rangeOf, versionOf } from "../manifest.ts";
import { type Block, databaseName, listBlocks, listFields } from "./prisma-schema.ts";
import { readText, type Source } from "./sources.ts";

/** How a host keeps its users, as `createAurora({ users })` is told. */
export type HostUsers = {
  readonly table: string;
  readonly idType: "text" | "uuid";
  readonly columns: readonly { readonly name: string; readonly nullable: boolean }[];
};

/** Prisma in a host. Paths are relative to the host, with `/`. */
export type PrismaHost = {
  readonly major: number;
  /** Whether this Prisma knows partial indexes: from 7.4 on, as a preview. */
  readonly partialIndexes: boolean;
  /** The schema's file, or its folder. */
  readonly schema: string;
  readonly isFolder: boolean;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly migrations: boolean;
  /** The variable that the database's address is in. */
  readonly urlVariable: string;
  readonly users: HostUsers | null;
  /** The file that exports the client, and under which name. */
  readonly client: { readonly path: string; readonly name: string; readonly isDefault: boolean } | null;
};

const HERE = ["prisma/schema.prisma", "prisma/schema", "schema.prisma", "prisma"];

function findSchema(folder: string, manifest: Manifest, config: string): string | null {
  const named =
    /\bschema\s*:\s*(?:path\.)?(?:join|resolve)?\(?\s*(?:(?:__dirname|import\.meta\.dirname|process\.cwd\(\))\s*,\s*)?((?:["'`][^"'`]+["'`]\s*,?\s*)+)/.exec(
      config,
    )?.[1];
  const path =
    named === undefined
      ? manifest.prisma?.schema
      : [...named.matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, part = ""]) => part).join("/");
  if (path !== undefined) return normalize(path).replace(/\/$/, "");
  return HERE.find((each) => existsSync(join(folder, each)) && readSchemaFiles(folder, each).length > 0) ?? null;
}

function readSchemaFiles(folder: string, path: string): { path: string; text: string }[] {
  if (!existsSync(join(folder, path))) return [];
  const paths = statSync(join(folder, path)).isDirectory()
    ? readdirSync(join(folder, path), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".prisma"))
        .map((name) => `${path}/${name.replaceAll("\\", "/")}`)
        .toSorted()
    : [path];
  return paths.map((each) => ({ path: each, text: readText(join(folder, each)) }));
}

function requirePostgres(blocks: readonly Block[]): Block {
  const datasource = blocks.find(({ kind }) => kind === "datasource");
  const provider = /provider\s*=\s*"([^"]+)"/.exec(datasource?.text ?? "")?.[1] ?? "none";
  if (datasource === undefined || !/^postgres(ql)?$/.test(provider))
    throw new CommandError(`The database of the Prisma schema is ${provider}; aurora-session needs PostgreSQL.`);
  if (/schemas\s*=/.test(datasource.text))
    throw new CommandError(
      "The Prisma schema names several schemas of the database, which init does not know its way in. Follow the steps by hand in aurora-session's README.",
    );
  return datasource;
}

/** Returns how a schema keeps users, or null. Throws `CommandError` for ids that are neither texts nor uuids. */
export function findUsers(blocks: readonly Block[]): HostUsers | null {
  const model = blocks.find(({ kind, name }) => kind === "model" && name.toLowerCase() === "user");
  if (model === undefined) return null;
  const fields = listFields(model);
  const id = fields.find(({ attributes }) => /@id\b/.test(attributes));
  if (id?.type !== "String")
    throw new CommandError(
      `The id of ${model.name} is ${id === undefined ? "made of several fields" : `of the type ${id.type}`}; aurora-session needs a text or a uuid. Auth.js's adapters hand ids on as texts too: change it to String in a migration of your own first.`,
    );
  const columns = ["name", "email"].flatMap((name) => {
    const field = fields.find((each) => each.name === name && /^String\??$/.test(each.type));
    return field === undefined
      ? []
      : [{ name: databaseName(name, field.attributes), nullable: field.type.endsWith("?") }];
  });
  const table = databaseName(model.name, /^\s*@@map.*$/m.exec(model.text)?.[0] ?? "");
  return { table, idType: /@db\.Uuid\b/.test(id.attributes) ? "uuid" : "text", columns };
}

function findClient(sources: readonly Source[]): PrismaHost["client"] {
  const candidates = sources.filter(
    ({ path, text }) => /new PrismaClient\b/.test(text) && !/^prisma\/|seed|\.test\.|^scripts\//.test(path),
  );
  for (const { path, text } of candidates) {
    const names = [...text.matchAll(/export\s+const\s+(\w+)/g)].map(([, name = ""]) => name);
    const name = names.find((each) => /prisma|db|client/i.test(each));
    if (name !== undefined) return { path, name, isDefault: false };
    const byDefault = /export\s+default\s+(\w+)/.exec(text)?.[1];
    if (byDefault !== undefined) return { path, name: byDefault, isDefault: true };
  }
  return null;
}

/** Returns what a host has of Prisma, or null. Throws `CommandError`, with what to do, for one that does not fit. */
export function findPrismaHost(folder: string, manifest: Manifest, sources: readonly Source[]): PrismaHost | null {
  if ((rangeOf(manifest, "prisma") ?? rangeOf(manifest, "@prisma/client")) === null) {
    const left = HERE.find((each) => readSchemaFiles(folder, each).length > 0);
    if (left === undefined) return null;
    throw new CommandError(
      `There is a Prisma schema (${left}), but no Prisma in package.json. Install prisma and @prisma/client, or take the schema away, and run this again.`,
    );
  }
  const config = sources.find(({ path }) => /^prisma\.config\.\w+$/.test(path))?.text ?? "";
  const schema = findSchema(folder, manifest, config);
  const files = schema === null ? [] : readSchemaFiles(folder, schema);
  if (schema === null || files.length === 0)
    throw new CommandError(
      `This project has Prisma, but no schema ${schema === null ? "was found" : `is at ${schema}`}. Run \`npx prisma init\`, or mend "schema" in prisma.config.ts, and run this again.`,
    );
  const blocks = files.flatMap(({ text }) => listBlocks(text));
  const datasource = requirePostgres(blocks);
  const [major, minor] = versionOf(folder, manifest, "prisma") ??
    versionOf(folder, manifest, "@prisma/client") ?? [7, 0];
  const isFolder = statSync(join(folder, schema)).isDirectory();
  const own = isFolder ? schema : schema.replace(/\/?[^/]+$/, "");
  return {
    major,
    partialIndexes: major > 7 || (major === 7 && minor >= 4),
    schema,
    isFolder,
    files,
    migrations: [own, "prisma"].some((each) => existsSync(join(folder, each, "migrations"))),
    urlVariable:
      /\burl\s*=\s*env\("(\w+)"\)/.exec(datasource.text)?.[1] ??
      /\benv(?:<[^>]*>)?\(\s*["'](\w+)["']|process\.env(?:\.|\[["'])(\w+)/
        .exec(config)
        ?.slice(1)
        .find((each) => each !== undefined) ??
      "DATABASE_URL",
    users: findUsers(blocks),
    client: findClient(sources),
  };
}
