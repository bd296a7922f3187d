import { execFile } from "node:child_process";
import { cpus, release, totalmem, type as systemName } from "node:os";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import pg from "pg";
import { z } from "zod";

const run = promisify(execFile);
const GIBIBYTE = 2 ** 30;

/** The date and the commit of a measurement. */
export interface Sources {
  readonly date: string;
  readonly commit: string;
}

/** The date, the commit and the machine of a measurement. No path, no name of a machine. */
export interface About extends Sources {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly next: string;
  readonly postgres: string;
}

async function readCommit(): Promise<string> {
  const { stdout } = await run("git", ["describe", "--always", "--dirty", "--exclude", "*"]).catch(() => ({
    stdout: "unknown",
  }));
  return stdout.trim();
}

/** Returns the date of `now` and the commit of the working folder. */
export async function describeSources(now: Date): Promise<Sources> {
  return { date: now.toISOString().slice(0, 10), commit: await readCommit() };
}

async function readPostgresVersion(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ version: string }>("SELECT split_part(version(), ' ', 2) AS version");
  await client.end();
  return rows[0]?.version ?? "unknown";
}

/** Describes this machine, this commit, and the versions that matter. */
export async function describeRun(databaseUrl: string, now: Date): Promise<About> {
  const next = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile("node_modules/next/package.json", "utf8")));
  return {
    ...(await describeSources(now)),
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / GIBIBYTE),
    system: `${systemName()} ${release()}`,
    node: process.versions.node,
    next: next.version,
    postgres: await readPostgresVersion(databaseUrl),
  };
}
