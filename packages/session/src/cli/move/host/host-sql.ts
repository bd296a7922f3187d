import { readdirSync, readFileSync } from "node:fs";
import { copyRightsSql } from "../rights.ts";
import { ASIDE, markOf } from "../state.ts";
import { literal, quoted } from "../transaction.ts";

/** The tables of the layer, in the order in which they can be dropped. */
export const LAYER_TABLES = ["RefreshToken", "Session", "SessionEpoch", "SigningKey", "TokenKey", "SecurityEvent"];

/** How a migration of this command begins. */
export const FIRST_LINE = "-- Made by `npx aurora-session move`.";

const MIGRATIONS = new URL("../../../../migrations/", import.meta.url);

/** Returns the SQL of the layer's tables, for users with ids of this type. */
function layerSql(idType: "text" | "uuid"): string {
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  const tables = files
    .toSorted()
    .map((name) => readFileSync(new URL(name, MIGRATIONS), "utf8").replaceAll(/^--.*\n+/gm, ""))
    .join("\n");
  return idType === "uuid" ? tables.replaceAll('"userId" TEXT', '"userId" UUID') : tables;
}

function setAsideSql(table: string): string {
  const aside = quoted(ASIDE, table);
  return `-- A shadow database of Prisma's may have it from the run before, without rows.
DO $$
BEGIN
  IF to_regclass(${literal(aside)}) IS NOT NULL THEN
    IF EXISTS (SELECT FROM ${aside}) THEN
      RAISE EXCEPTION '% holds rows of another move', ${literal(aside)};
    END IF;
    DROP TABLE ${aside};
  END IF;
END
$$;
ALTER TABLE ${quoted(table)} SET SCHEMA ${quoted(ASIDE)};
`;
}

type HostChange = {
  /** The table of Auth.js's sessions, if there is one. */
  readonly sessions: string | null;
  /** The table of users. */
  readonly people: string;
  readonly idType: "text" | "uuid";
  /** Whether the layer's tables are there already. */
  readonly hasLayer: boolean;
  readonly migration: string | null;
};

/**
 * Returns the SQL that sets Auth.js's sessions aside and makes the layer's tables with the rights of what they replace. It
 * names no schema but that of the former table, so that it is the same in each environment, and can be run again in a shadow
 * database.
 */
export function hostSql({ sessions, people, idType, hasLayer, migration }: HostChange): string {
  return [
    `${FIRST_LINE} Auth.js's sessions are set aside in the schema ${ASIDE}, and\n` +
      "-- aurora-session has its tables in their place. Users, accounts and all other tables stay as they are.",
    `CREATE SCHEMA IF NOT EXISTS ${quoted(ASIDE)};`,
    `COMMENT ON SCHEMA ${quoted(ASIDE)} IS ${literal(markOf({ migration, keepsLayer: hasLayer }))};\n`,
    ...(sessions === null ? [] : [setAsideSql(sessions)]),
    ...(hasLayer ? [] : [layerSql(idType), rightsSql(sessions, people)]),
  ].join("\n");
}

function rightsSql(sessions: string | null, people: string): string {
  const like = sessions === null ? quoted(people) : quoted(ASIDE, sessions);
  return `-- The app's role may do with them what it could with what they replace.\n${copyRightsSql(like, LAYER_TABLES, ASIDE)}\n`;
}
