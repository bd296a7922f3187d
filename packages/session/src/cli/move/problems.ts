import type pg from "pg";
import { LAYER_TABLES } from "./host/host-sql.ts";
import type { OwnKey } from "./own-keys.ts";
import type { SameEmail } from "./people-survey.ts";
import type { Project } from "./project.ts";
import { isOwnHistory, readProductMigrations, tablesMadeBy } from "./product/product-migrations.ts";
import { ASIDE } from "./state.ts";
import { hasLayer, requirePeople, type Survey } from "./survey.ts";
import { quoted } from "./transaction.ts";

function shown({ table, columns, name }: OwnKey): string {
  return `${table} (${columns.join(", ")}), ${name}`;
}

/** Problems that stop a move wherever it goes. */
function commonProblems(given: Survey): string[] {
  const people = requirePeople(given);
  const type = people.columns.get("id")?.type ?? "unknown";
  return [
    ...(given.idType === null
      ? [
          `Ids of people are of the type ${type}, and sessions need text or uuid. Change it first, with what refers to it.`,
        ]
      : []),
    ...(given.state.aside === "ours"
      ? [
          `The schema ${ASIDE} holds what the move of another app in this database set aside: end that one first (--drop).`,
        ]
      : []),
    ...(given.state.aside === "foreign"
      ? [
          `There is a schema ${ASIDE} already, and it is not of this command: rename it first (ALTER SCHEMA … RENAME TO …).`,
        ]
      : []),
    ...given.ownKeys
      .filter(({ to }) => to === given.authJs.sessions?.name)
      .map((key) => `${shown(key)} refers to Auth.js's sessions, which are replaced: drop that foreign key first.`),
  ];
}

/** Returns all that stops a move in a host, as sentences. */
export function hostProblems(given: Survey, { migrations }: Project): string[] {
  const taken = hasLayer(given) ? [] : LAYER_TABLES.filter((name) => name !== given.authJs.sessions?.name);
  return [
    ...commonProblems(given),
    ...given.all
      .filter(({ name }) => taken.includes(name))
      .map(({ name }) => `A table of yours is called ${name}, as one of aurora-session's: rename it first.`),
    ...(given.history !== null && migrations === null
      ? [
          "Prisma keeps a history of migrations in this database, and there is no folder of migrations here (prisma/migrations " +
            "with migration_lock.toml): run the command in the app's folder, so that the change can be added to the history.",
        ]
      : []),
  ];
}

const REFERRED = `
  SELECT conrelid::regclass::text || ' (' || conname || ')' AS name FROM pg_constraint
  JOIN pg_attribute ON attrelid = confrelid AND attnum = ANY(confkey) WHERE contype = 'f' AND confrelid = $1::regclass AND attname = $2`;
const READERS = `
  SELECT DISTINCT c.oid::regclass::text AS name FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class c ON c.oid = r.ev_class
  JOIN pg_attribute ON attrelid = d.refobjid AND attnum = d.refobjsubid
  WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = $1::regclass AND attname = $2`;

async function columnProblems(client: pg.Client, { schema, table, columns }: OwnKey): Promise<string[]> {
  const [name = ""] = columns;
  const values = [quoted(schema, table), name];
  const referred = await client.query<{ name: string }>(REFERRED, values);
  const readers = await client.query<{ name: string }>(READERS, values);
  return [
    ...referred.rows.map(
      (by) => `${by.name} refers to ${table}.${name}, whose type changes: drop that foreign key first.`,
    ),
    ...readers.rows.map((by) => `The view ${by.name} reads ${table}.${name}, whose type changes: drop it first.`),
  ];
}

function keyProblems(given: Survey): string[] {
  const { people, sessions } = given.authJs;
  const id = people?.columns.get("id")?.name;
  return given.ownKeys.flatMap((key) => {
    if (key.to === sessions?.name) return [];
    if (key.to !== people?.name)
      return [`${shown(key)} refers to ${key.to}, whose rows get other ids: drop that foreign key first.`];
    if (key.columns.length > 1 || key.toColumns[0] !== id)
      return [
        `${shown(key)} refers to people by ${key.toColumns.join(", ")}, and only ${id} alone can be rewritten: drop that foreign key first.`,
      ];
    return key.ownerless > 0
      ? [`${key.ownerless} rows of ${shown(key)} name somebody who is not there: delete them, or give them an owner.`]
      : [];
  });
}

/** Returns all that stops people from being brought into the product, as sentences. Changes nothing. */
export async function productProblems(
  client: pg.Client,
  project: Project,
  given: Survey,
  sameEmail: SameEmail | undefined,
): Promise<string[]> {
  const migrations = readProductMigrations(project);
  const isOwn = isOwnHistory(given.history, migrations);
  const made = tablesMadeBy(migrations);
  const own = new Set(Object.values(given.authJs).map((table) => table?.name));
  const changed: string[] = [];
  if (given.authJs.people?.columns.get("id")?.type !== "uuid")
    for (const key of given.ownKeys) changed.push(...(await columnProblems(client, key)));
  const { length } = given.people.equalEmails;
  return [
    ...commonProblems(given),
    ...keyProblems(given),
    ...changed,
    ...given.all
      .filter(({ name }) => !isOwn && made.includes(name) && !own.has(name))
      .map(({ name }) => `A table of yours is called ${name}, as one of this app's: rename it first.`),
    ...given.views.map((name) => `The view ${name} reads Auth.js's tables, which are set aside: drop it first.`),
    ...(length > 0 && sameEmail === undefined
      ? [
          `${length} ${length === 1 ? "address has" : "addresses have"} more than one person (above). Here an address is one account: change or merge them, ` +
            "or say --same-email verified (the proven address keeps it, else the oldest) or --same-email oldest. " +
            "The others get an address that receives nothing; their accounts and rows stay theirs.",
        ]
      : []),
  ];
}
