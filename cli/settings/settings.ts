import { resolve } from "node:path";
import nextEnv from "@next/env";
import { deriveKey } from "aurora-session/core";
import { isLocalDatabase, isLoopbackOrigin, parseEnvironment, type Environment } from "../../lib/env.ts";
import type { ChildEnvironment } from "../process/child.ts";
import { OperatorError } from "../process/operator-error.ts";
import { readOrCreateSecret } from "./secret.ts";

const DEFAULT_PORT = 3000;
// A stand-in, because parsing needs an address before the embedded database has one.
const NO_DATABASE_YET = "postgresql://localhost/embedded";
/** A stand-in of the right form, to parse the other variables when the secret is not checked. It is no secret. */
export const NO_SECRET_YET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** The facts that the launcher knows before anything runs. */
export interface Settings {
  readonly port: number;
  readonly dataFolder: string;
  readonly buildFolder: string;
  /** Undefined for the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly environment: Environment;
  /** Variables that the app's processes get in addition to this process's own environment. */
  readonly forChildren: ChildEnvironment;
}

/** Loads `.env` files into this process by Next's own rules, so that the launcher and the server agree. */
export function loadEnvFiles(mode: "production" | "development"): void {
  const silent = { info: () => undefined, error: console.error };
  nextEnv.loadEnvConfig(process.cwd(), mode === "development", silent);
}

function given(name: string): string | undefined {
  return process.env[name] || undefined;
}

function readPort(): number {
  const text = given("PORT") ?? defaultPort();
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new OperatorError("PORT must be a whole number from 1 to 65535.");
}

/** Returns the port of an AUTH_URL like http://localhost:4000. Behind https, the proxy decides about ports. */
function defaultPort(): string {
  const url = given("AUTH_URL");
  const port = url?.startsWith("http://") && URL.canParse(url) ? new URL(url).port : "";
  return port || String(DEFAULT_PORT);
}

/** Returns the folder of this installation's embedded database and secret. */
export function chooseDataFolder(): string {
  return resolve(given("AURORA_DATA_DIR") ?? ".data");
}

/**
 * Returns this process's environment, with the launcher's values where none are given, but without the secret. Throws
 * {@link OperatorError}.
 */
export function completeEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AUTH_URL: given("AUTH_URL") ?? `http://localhost:${readPort()}`,
    DATABASE_URL: given("DATABASE_URL") ?? NO_DATABASE_YET,
  };
}

async function chooseSecret(dataFolder: string, databaseUrl: string | undefined): Promise<string> {
  const secret = given("AUTH_SECRET");
  if (secret !== undefined) return secret;
  if (databaseUrl === undefined || isLocalDatabase(databaseUrl)) return readOrCreateSecret(dataFolder);
  throw new OperatorError(
    "AUTH_SECRET is not set, and DATABASE_URL is on another machine, where several servers must share one secret: " +
      "set AUTH_SECRET to the same value everywhere; `openssl rand -base64 32` makes one.",
  );
}

/**
 * Reads this process's environment and completes it: port, address, secret, key of Server Actions. Throws
 * {@link OperatorError} or `EnvironmentError` with words for the operator.
 */
export async function readSettings(): Promise<Settings> {
  const port = readPort();
  const dataFolder = chooseDataFolder();
  const databaseUrl = given("DATABASE_URL");
  const completed = completeEnvironment();
  // Checked first, so that a secret is made only for an environment that can be used.
  parseEnvironment({ ...completed, AUTH_SECRET: given("AUTH_SECRET") ?? NO_SECRET_YET });
  const secret = await chooseSecret(dataFolder, databaseUrl);
  const environment = parseEnvironment({ ...completed, AUTH_SECRET: secret });
  return {
    port,
    dataFolder,
    buildFolder: resolve(given("AURORA_BUILD_DIR") ?? ".next"),
    databaseUrl,
    environment,
    forChildren: {
      PORT: String(port),
      AUTH_URL: environment.AUTH_URL.origin,
      AUTH_SECRET: secret,
      DATABASE_URL: completed["DATABASE_URL"],
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
        given("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY") ?? deriveKey("server-actions", secret).toString("base64"),
      NEXT_TELEMETRY_DISABLED: given("NEXT_TELEMETRY_DISABLED") ?? "1",
    },
  };
}

/** Returns the addresses of this machine to listen on: only loopback ones while AUTH_URL is loopback. */
export function listenHosts(environment: Environment): readonly string[] {
  if (!isLoopbackOrigin(environment)) return ["::"];
  // Browsers try either of them for "localhost".
  return ["127.0.0.1", "::1"];
}
