import { cp } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { run } from "@/cli/process/child";
import { OperatorError } from "@/cli/process/operator-error";
import { folderOf, type Host } from "@/e2e/adoptions/hosts";
import { runSql } from "@/e2e/adoptions/kept-rows";
import { applyHostMigrations, pushSchema } from "@/e2e/host-tables";
import { createDatabase } from "@/testing/servers/postgres";

/** A host in a folder, with a database, and somebody at its keyboard. */
export type Ground = {
  readonly host: Host;
  readonly folder: string;
  readonly databaseUrl: string;
  /** Where git keeps its files, which must not be in the host's folder. */
  readonly gitFolder: string;
  /** A folder of programs that commands find before those of the system. */
  readonly bin?: string;
  /** Does in another way what a command does; returns false for one that is run as it is typed. */
  readonly instead: (typed: string) => Promise<boolean>;
};

// Nothing of this process's own settings, nor of npm, which may run it.
function environment({ databaseUrl, bin }: Ground): string[] {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const kept = ["HOME", "LANG", "HTTP_PROXY", "HTTPS_PROXY", "NODE_EXTRA_CA_CERTS"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return [
    ...kept,
    `PATH=${[...(bin === undefined ? [] : [bin]), ...path].join(delimiter)}`,
    `DATABASE_URL=${databaseUrl}`,
    "CI=1",
    "NEXT_TELEMETRY_DISABLED=1",
    "CHECKPOINT_DISABLE=1",
    // Prisma's engine is a download from elsewhere; to generate a client it needs only to exist.
    `PRISMA_SCHEMA_ENGINE_BINARY=${process.execPath}`,
    // create-next-app's page has fonts of Google's, which a build fetches.
    `NEXT_FONT_GOOGLE_MOCKED_RESPONSES=${resolve("e2e/adoptions/fonts.cjs")}`,
    "npm_config_update_notifier=false",
  ];
}

/** Runs a command in the host's folder, as somebody types it. Throws {@link OperatorError} with its words if it fails. */
export async function typeIn(ground: Ground, typed: string): Promise<void> {
  const { host, folder, databaseUrl } = ground;
  if (await ground.instead(typed)) return;
  if (/\bprisma db push$/.test(typed)) {
    await pushSchema(databaseUrl, join(folder, host.schema));
    return;
  }
  const args = ["-i", ...environment(ground), "sh", "-c", typed];
  const { code, output } = await run("env", args, { output: "keep", cwd: folder });
  if (code !== 0) throw new OperatorError(`${host.title}: ${typed}\n\n${output.trim().slice(-6_000)}`);
}

/** Copies a host that is kept here to its ground. */
export async function placeHost({ host, folder }: Ground): Promise<void> {
  await cp(join(folderOf(host), "app"), folder, { recursive: true });
}

/** Makes the host's database as it was before the adoption, with rows where the host has some. */
export async function fillDatabase({ host, folder, databaseUrl }: Ground): Promise<void> {
  await createDatabase(databaseUrl);
  switch (host.before) {
    case "nothing":
      return;
    case "tables":
      return pushSchema(databaseUrl, join(folder, host.schema));
    case "rows":
      await applyHostMigrations(databaseUrl, join(folder, "prisma/migrations"));
      return runSql(databaseUrl, join(folderOf(host), "rows.sql"));
  }
}
