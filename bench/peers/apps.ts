import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { run, type ChildEnvironment } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { chooseFreePort } from "../../testing/servers/instance.ts";
import { createDatabase } from "../../testing/servers/postgres.ts";
import { auroraSessions } from "./aurora.ts";
import { authJsSessions, createAuthJsTables } from "./auth-js.ts";
import { betterAuthSessions } from "./better-auth.ts";
import { NOTHING, type Contender, type Served } from "./contender.ts";
import { serve } from "./serve.ts";

// Inside the project, whose Next and React all of them find there.
const FOLDER = resolve(".next-peers");
const NEXT = resolve("node_modules/next/dist/bin/next");
const PRISMA = resolve("node_modules/prisma/build/index.js");
const SECRET = "a secret of benchmarks, and of nothing else";

async function runIn(cwd: string, args: readonly string[], failed: string, env: ChildEnvironment = {}): Promise<void> {
  const variables = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env };
  const { code, output } = await run(process.execPath, args, { output: "keep", cwd, env: variables });
  if (code !== 0) throw new OperatorError(`${output.trim()}\n\n${failed}: see above.`);
}

async function copyApp(source: string, name: string): Promise<string> {
  const folder = join(FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await cp(source, folder, { recursive: true });
  return folder;
}

async function startNext(folder: string, port: number, env: ChildEnvironment): Promise<Served> {
  return serve({ args: [NEXT, "start", "--port", String(port)], folder, origin: `http://localhost:${port}`, env });
}

async function newDatabase(serverUrl: string, name: string): Promise<string> {
  const { href } = new URL(`/${name}`, serverUrl);
  await createDatabase(href);
  return href;
}

/** Builds and serves the app that does nothing. */
export async function startNothing(): Promise<Contender> {
  const folder = await copyApp("bench/nothing", "nothing");
  await runIn(folder, [NEXT, "build"], "bench/nothing could not be built");
  return { name: NOTHING, ...(await startNext(folder, await chooseFreePort(), {})) };
}

/** Builds and serves `bench/peers/auth-js/`, with the packages of this project. */
export async function startAuthJs(serverUrl: string): Promise<Contender> {
  const folder = await copyApp("bench/peers/auth-js", "auth-js");
  const generate = [PRISMA, "generate", "--schema", join(folder, "schema.prisma")];
  await runIn(resolve("."), generate, "The Prisma client of Auth.js could not be generated", {
    CHECKPOINT_DISABLE: "1",
  });
  const databaseUrl = await newDatabase(serverUrl, "auth_js");
  await createAuthJsTables(databaseUrl, join(folder, "schema.sql"));
  const port = await chooseFreePort();
  const env = {
    AUTH_SECRET: SECRET,
    AUTH_URL: `http://localhost:${port}`,
    AUTH_GITHUB_ID: "bench",
    AUTH_GITHUB_SECRET: "bench",
    DATABASE_URL: databaseUrl,
  };
  await runIn(folder, [NEXT, "build"], "bench/peers/auth-js could not be built", env);
  const served = await startNext(folder, port, env);
  return { name: "Auth.js", ...served, sessions: await authJsSessions(served.origin, databaseUrl) };
}

async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await run("npm", args, { output: "keep", cwd });
  if (code === 0) return output.trim();
  throw new OperatorError(
    `${output.trim()}\n\nBetter Auth could not be installed from the npm registry, which this benchmark needs: see above.`,
  );
}

const packageSchema = z.object({ version: z.string() });

/** Returns the version of an installed package. */
export async function readVersion(folder: string, name: string): Promise<string> {
  const text = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
  return packageSchema.parse(JSON.parse(text)).version;
}

/** Installs the newest Better Auth beside its app, nowhere else, and builds it. Returns its folder and version. */
export async function buildBetterAuth(): Promise<{ folder: string; version: string }> {
  const folder = await copyApp("bench/peers/better-auth", "better-auth");
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const version = await npm(["view", "better-auth", "version"], folder);
  // A lock file of its own would have Next guess which folder is the project.
  const quiet = ["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  await npm(["install", ...quiet, "--save-exact", `better-auth@${version}`], folder);
  const env = { BETTER_AUTH_SECRET: SECRET, BETTER_AUTH_URL: "http://localhost" };
  await runIn(folder, [NEXT, "build"], "bench/peers/better-auth could not be built", env);
  return { folder, version };
}

/** Serves Better Auth, without and with its cookie cache. The same build serves both. */
export async function startBetterAuth(serverUrl: string, folder: string, cached: boolean): Promise<Contender> {
  const databaseUrl = await newDatabase(serverUrl, cached ? "better_auth_cached" : "better_auth");
  const port = await chooseFreePort();
  const env = {
    BETTER_AUTH_SECRET: SECRET,
    BETTER_AUTH_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    COOKIE_CACHE: cached ? "on" : "off",
  };
  await runIn(folder, ["migrate.mjs"], "The tables of Better Auth could not be made", env);
  const served = await startNext(folder, port, env);
  const sessions = await betterAuthSessions(served.origin, databaseUrl, SECRET);
  return { name: cached ? "Better Auth, cookie cache" : "Better Auth", checksOnly: cached, ...served, sessions };
}

/** Builds and serves a checkout of Aurora by its own launcher. */
export async function startAurora(serverUrl: string, name: string, folder: string): Promise<Contender> {
  const databaseUrl = await newDatabase(serverUrl, `aurora_${name.replaceAll(/\W/g, "_")}`);
  const port = await chooseFreePort();
  const origin = `http://localhost:${port}`;
  const env = {
    NODE_ENV: undefined,
    npm_lifecycle_event: undefined,
    AUTH_SECRET: SECRET,
    AUTH_URL: origin,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: "fatal",
    LIMIT_SIGN_UPS_PER_ADDRESS: "100000",
    LIMIT_SIGN_INS_PER_ADDRESS: "100000",
  };
  await runIn(folder, ["cli/run.mjs", "build"], `Aurora of ${name} could not be built`, env);
  const served = await serve({ args: ["cli/run.mjs", "up"], folder, origin, env });
  return { name: `Aurora, ${name}`, ...served, sessions: await auroraSessions(origin, databaseUrl) };
}
