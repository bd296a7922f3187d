import { CommandError } from "../../command-error.ts";
import {
  bare,
  type Expression,
  type ExpressionOf,
  ModuleText,
  type Property,
  propertiesOf,
  valueOf,
} from "../edits/module-text.ts";
import { type Manifest, rangeOf, versionOf } from "../manifest.ts";
import type { Source } from "./sources.ts";

/** Auth.js 5 in a host. Paths are relative to the host, with `/`. */
export type AuthHost = {
  /** The module that calls `NextAuth(…)`. */
  readonly path: string;
  /** Providers that lead to another site and back, by id, with the names under which they are imported. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** Parts of the configuration that are not Auth.js's any more, or only in part. */
  readonly signInPage: string | null;
  readonly sessionMaxAge: string | null;
  readonly callbacks: readonly string[];
  readonly hasCredentials: boolean;
};

/** The call of `NextAuth` in a module, and the object that it is given, where that stands in the module. */
export type AuthCall = {
  readonly argument: Expression;
  readonly config: ExpressionOf<"ObjectExpression"> | null;
  /** Where the configuration is a variable, where its type is written. */
  readonly annotation: { readonly start: number; readonly end: number; readonly text: string } | null;
};

const BY_MAIL = /^(nodemailer|email|resend|sendgrid|postmark|mailgun|loops|forwardemail|passkey|webauthn)$/;

function callIn(expression: Expression | null | undefined, name: string): Expression | null {
  if (expression?.type !== "CallExpression" || expression.callee.type !== "Identifier") return null;
  const [argument] = expression.arguments;
  if (expression.callee.name !== name || argument === undefined || expression.arguments.length > 1) return null;
  return argument.type === "SpreadElement" || argument.type === "ArgumentPlaceholder" ? null : argument;
}

function declarationsOf(code: ModuleText) {
  return code.body.flatMap((statement) => {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    return declared?.type === "VariableDeclaration" ? declared.declarations : [];
  });
}

/** Returns the call `NextAuth(…)` of a module, at its top level, or null. */
export function findAuthCall(code: ModuleText): AuthCall | null {
  const name = code.importedAs(/^next-auth$/, "default");
  if (name === null) return null;
  const declarations = declarationsOf(code);
  const argument = declarations.map(({ init }) => callIn(init, name)).find((each) => each !== null);
  if (argument === undefined || argument === null) return null;
  const value = bare(argument);
  if (value.type === "ObjectExpression") return { argument, config: value, annotation: null };
  if (value.type !== "Identifier") return { argument, config: null, annotation: null };
  const variable = declarations.find(({ id }) => id.type === "Identifier" && id.name === value.name);
  const held = variable?.init === null || variable?.init === undefined ? null : bare(variable.init);
  const typed = variable?.id.type === "Identifier" ? variable.id.typeAnnotation : null;
  return {
    argument,
    config: held?.type === "ObjectExpression" ? held : null,
    annotation:
      typed?.start === undefined || typed.start === null || typed.end === undefined || typed.end === null
        ? null
        : { start: typed.start, end: typed.end, text: code.textOf(typed).replace(/^:\s*/, "") },
  };
}

function requireFive(folder: string, manifest: Manifest): boolean {
  if (rangeOf(manifest, "next-auth") === null) return false;
  const [major = 5] = versionOf(folder, manifest, "next-auth") ?? [];
  if (major < 5)
    throw new CommandError(
      `This app has NextAuth ${major}; aurora-session needs Auth.js 5 (next-auth@5.0.0-beta.32). Move to it first, in these steps:
  1. Install next-auth@5.0.0-beta.32, and @auth/prisma-adapter in the place of @next-auth/prisma-adapter.
  2. Put the options into auth.ts: export const { handlers, auth, signIn, signOut } = NextAuth({ … }).
  3. In app/api/auth/[...nextauth]/route.ts: export const { GET, POST } = handlers.
  4. Put auth() in the place of getServerSession(…), and name the variables AUTH_SECRET and AUTH_URL.
All of it: https://authjs.dev/getting-started/migrating-to-v5. Then run this again.`,
    );
  return true;
}

function objectAt(config: AuthCall["config"], name: string): ExpressionOf<"ObjectExpression"> | null {
  const value = config === null ? null : valueOf(propertiesOf(config).get(name));
  return value?.type === "ObjectExpression" ? value : null;
}

function entriesAt(config: AuthCall["config"], name: string): ReadonlyMap<string, Property> {
  const object = objectAt(config, name);
  return object === null ? new Map() : propertiesOf(object);
}

function namesIn(object: ExpressionOf<"ObjectExpression"> | null): string[] {
  return (object?.properties ?? []).flatMap((property) =>
    property.type !== "SpreadElement" && property.key.type === "Identifier" ? [property.key.name] : [],
  );
}

/** Returns the providers that any module imports of Auth.js. */
function findProviders(sources: readonly Source[]): { id: string; name: string }[] {
  const imports = sources.flatMap(({ text }) => [
    ...text.matchAll(/import\s+(\w+)(?:\s*,\s*\{[^}]*\})?\s+from\s+["']next-auth\/providers\/([\w-]+)["']/g),
  ]);
  return [...new Map(imports.map(([, name = "", id = ""]) => [id, { id, name }])).values()];
}

/** Returns Auth.js of a host, or null. Throws `CommandError`, with what to do, for NextAuth 4. */
export function findAuthHost(folder: string, manifest: Manifest, sources: readonly Source[]): AuthHost | null {
  if (!requireFive(folder, manifest)) return null;
  const calls = sources.flatMap(({ path, text }) => {
    if (!text.includes("next-auth") || /(^|\/)(middleware|proxy)\.\w+$/.test(path)) return [];
    const code = ModuleText.parse(path, text);
    const call = code === null ? null : findAuthCall(code);
    return code === null || call === null ? [] : [{ path, code, ...call }];
  });
  const [found] = calls.toSorted(
    (one, other) => Number(/handlers/.test(other.code.text)) - Number(/handlers/.test(one.code.text)),
  );
  if (found === undefined) return null;
  const { path, code, config } = found;
  const providers = findProviders(sources);
  const signIn = valueOf(entriesAt(config, "pages").get("signIn"));
  const maxAge = entriesAt(config, "session").get("maxAge");
  return {
    path,
    providers: providers.filter(({ id }) => id !== "credentials" && !BY_MAIL.test(id)),
    signInPage: signIn?.type === "StringLiteral" ? signIn.value : null,
    sessionMaxAge: maxAge === undefined ? null : code.textOf(maxAge.value),
    callbacks: namesIn(objectAt(config, "callbacks")),
    hasCredentials: providers.some(({ id }) => id === "credentials"),
  };
}
