import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The words of an app's own files about Auth.js. */
export type AuthSource = {
  /** The files that set it up, from the app's folder. Without one, nothing is known of providers. */
  readonly files: readonly string[];
  /** The ids of the providers that they name. */
  readonly providers: readonly string[];
  readonly saysJwt: boolean;
};

const SOURCE = /\.(ts|tsx|js|jsx|mjs|cjs)$/;
const PASSED_OVER = /^(\..*|node_modules|dist|build|out|coverage|generated|examples|testing|e2e|packages)$/;
const PROVIDER = /^(?:next-auth|@auth\/core)\/providers\/([\w-]+)$/;
const IMPORTS = /(?:from|require\()\s*["'](?:next-auth|@auth\/core)/;
const SETS_UP = /(?:next-auth|@auth\/core)\/providers\/|NextAuth\(|NextAuthConfig|NextAuthOptions|\bAuthOptions\b/;
// Their ids are not the names of their files.
const OTHER_IDS: Readonly<Record<string, string>> = { "ory-hydra": "hydra" };
// An object with an id and one of these is a provider of the app's own, or changes one.
const OF_A_PROVIDER = new Set(["type", "issuer", "authorization", "wellKnown", "clientId", "server", "token"]);

function* walk(folder: string, below = ""): Generator<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (entry.isDirectory() && !PASSED_OVER.test(entry.name)) yield* walk(folder, path);
    if (entry.isFile() && SOURCE.test(entry.name) && !/\.(d|test|spec)\.\w+$/.test(entry.name)) yield path;
  }
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string {
  if (!isNode(value)) return "";
  // `"jwt" as const`
  if (value["type"] === "TSAsExpression") return text(value["expression"]);
  return typeof value["value"] === "string" ? value["value"] : "";
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value["name"] === "string" ? value["name"] : text(value);
}

/** Returns the id of an object that is a provider, or changes one's. */
function idIn({ properties }: Node): string {
  const all = Array.isArray(properties) ? properties.filter(isNode) : [];
  const named = new Map(all.map((property) => [nameOf(property["key"]), property["value"]]));
  return [...named.keys()].some((name) => OF_A_PROVIDER.has(name)) ? text(named.get("id")) : "";
}

function collect(value: unknown, found: Set<string>): boolean {
  if (!isNode(value)) return false;
  if (value["type"] === "ImportDeclaration") {
    const [, name = ""] = PROVIDER.exec(text(value["source"])) ?? [];
    if (name !== "") found.add(OTHER_IDS[name] ?? name);
  }
  if (value["type"] === "ObjectExpression") {
    const id = idIn(value);
    if (id !== "") found.add(id);
  }
  const isJwt =
    value["type"] === "ObjectProperty" && nameOf(value["key"]) === "strategy" && text(value["value"]) === "jwt";
  const inner = Object.values(value).map((each) => collect(each, found));
  return isJwt || inner.includes(true);
}

/** Reads which providers and which strategy an app's files name, without running them. A file that can't be read is none. */
export async function readAuthSource(folder: string): Promise<AuthSource> {
  // Loaded only here: other commands do without it.
  const { parse } = await import("@babel/parser");
  const found = new Set<string>();
  const files: string[] = [];
  let saysJwt = false;
  for (const path of walk(folder)) {
    const code = readFileSync(join(folder, path), "utf8");
    if (!IMPORTS.test(code) || !SETS_UP.test(code)) continue;
    files.push(path);
    try {
      const plugins = /\.[jt]sx$|\.js$/.test(path) ? (["typescript", "jsx"] as const) : (["typescript"] as const);
      const { program } = parse(code, { sourceType: "unambiguous", plugins: [...plugins], errorRecovery: true });
      saysJwt = collect({ body: program.body }, found) || saysJwt;
    } catch {
      // Its imports can be found without a parser.
      for (const [, name = ""] of code.matchAll(/["'](?:next-auth|@auth\/core)\/providers\/([\w-]+)["']/g))
        found.add(OTHER_IDS[name] ?? name);
    }
  }
  return { files, providers: [...found].toSorted(), saysJwt };
}
