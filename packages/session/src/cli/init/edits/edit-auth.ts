import type { Draft } from "../draft.ts";
import { type AuthCall, findAuthCall } from "../host/auth-host.ts";
import type { Host } from "../host/host.ts";
import { auroraPath } from "../paths.ts";
import { ModuleText, propertiesOf, spanOf } from "./module-text.ts";

// aurora.authJs() decides these itself (AuthJsOptions).
const DECIDED = ["session", "secret", "trustHost", "useSecureCookies", "basePath"];

function takeOutDecided(code: ModuleText, config: AuthCall["config"]): string[] {
  if (config === null) return [];
  const found = [...propertiesOf(config)].filter(([name]) => DECIDED.includes(name));
  for (const [, property] of found) code.removeEntry(property);
  return found.map(([name]) => name);
}

// A variable of the type NextAuthConfig may have no adapter; what satisfies it keeps the one that it has.
function loosenType(code: ModuleText, { annotation, config }: AuthCall): void {
  if (annotation === null || config === null) return;
  code.magic.remove(annotation.start, annotation.end);
  code.magic.appendRight(spanOf(config)[1], ` satisfies ${annotation.text}`);
}

/** Puts the sessions of this layer into the host's `NextAuth(…)`, or says how. */
export function editAuth(draft: Draft, host: Host): void {
  const { auth } = host;
  const text = auth === null ? null : draft.read(auth.path);
  if (auth === null || text === null || /\bauthJs\(/.test(text)) return;
  const from = host.importPath(auth.path, auroraPath(host));
  const code = ModuleText.parse(auth.path, text);
  const call = code === null ? null : findAuthCall(code);
  const isObject = call?.config !== null && call?.config !== undefined;
  if (code === null || call === null || !isObject || !/\badapter\b/.test(text)) {
    draft.byHand.push({
      where: auth.path,
      why: isObject
        ? "Auth.js has no adapter here, and sessions in a database need one (@auth/prisma-adapter)"
        : "what NextAuth() is given is no object of this file",
      lines: [
        `import { aurora } from "${from}";`,
        "NextAuth(aurora.authJs({ adapter: PrismaAdapter(prisma), …the options that it has, without: " +
          `${DECIDED.join(", ")} }))`,
      ],
    });
    return;
  }
  const taken = takeOutDecided(code, call.config);
  const [start, end] = spanOf(call.argument);
  code.magic.appendLeft(start, "aurora.authJs(");
  loosenType(code, call);
  code.magic.appendRight(end, ")");
  code.addImport("{ aurora }", from);
  const words = taken.length === 0 ? "" : `; taken out, because aurora-session decides it: ${taken.join(", ")}`;
  draft.write(auth.path, code.toString(), `sessions are aurora's${words}`);
}
