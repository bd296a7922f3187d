import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { listGuarded } from "../pages.ts";
import { auroraPath } from "../paths.ts";
import { mergeMatchers } from "./merge-matchers.ts";
import { ModuleText, spanOf } from "./module-text.ts";
import { findOwnProxy } from "./own-proxy.ts";

/** Returns `aurora.proxy({ … })`, which calls the host's own function where it lets pass. */
function callOf(protect: readonly string[], pass: string | null): string {
  const paths = protect.map((path) => JSON.stringify(path)).join(", ");
  return `aurora.proxy({ protect: [${paths}]${pass === null ? "" : `, pass: ${pass}`} })`;
}

function matchersOf(protect: readonly string[]): string[] {
  return protect.map((path) => (path === "/" ? "/:path*" : `${path}/:path*`));
}

const listed = (matchers: readonly string[]): string => matchers.map((each) => JSON.stringify(each)).join(", ");

type Guard = {
  readonly path: string;
  readonly protect: readonly string[];
  /** Whether a callback of Auth.js's may guard pages that init can't find. */
  readonly isByCallback: boolean;
};

// Their code reads a session of Auth.js's, which is none any more, so it would turn everybody away.
function readsAuthJs(code: ModuleText): boolean {
  return code.imports().some(({ source }) => /^next-auth(\/|$)|(^|[/.])auth(\.config)?$/.test(source.value));
}

/** Puts the guard into a file's function, and returns the file's text; null where that is not certain. */
function guarded(text: string, { path, protect, isByCallback }: Guard): string | null {
  const code = ModuleText.parse(path, text);
  const own = code === null ? null : findOwnProxy(code);
  if (code === null || own === null) return null;
  // What a callback guards can't be told from here: without it, its pages would be open to everybody.
  if (own.kind === "auth" ? isByCallback : readsAuthJs(code)) return null;
  if (own.kind === "named" && code.body.some(({ type }) => type === "ExportDefaultDeclaration")) {
    const isOwn = code.body.some(
      (each) => each.type === "ExportDefaultDeclaration" && spanOf(each)[0] === own.keyword[0],
    );
    if (!isOwn) return null;
  }
  const isMiddleware = path.includes("middleware.");
  const { ending } = code;
  if (!mergeMatchers(code, matchersOf(protect), { isMiddleware, runsOwnCode: own.kind !== "auth" })) return null;
  switch (own.kind) {
    case "auth": {
      const name = isMiddleware ? "middleware" : "proxy";
      code.magic.overwrite(...spanOf(own.statement), `export const ${name} = ${callOf(protect, null)}${ending}`);
      if (own.made !== null) code.removeStatement(own.made);
      return withoutUnused(path, code);
    }
    case "named":
      code.magic.remove(...own.keyword);
      code.magic.append(`\nexport default ${callOf(protect, own.name)}${ending}\n`);
      return code.toString();
    case "value":
      code.magic.overwrite(...spanOf(own.statement), `export default ${callOf(protect, own.text)}${ending}`);
      return code.toString();
  }
}

function countOf(text: string, name: string): number {
  return text.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;
}

/** Returns the text without the imports that nothing uses any more. */
function withoutUnused(path: string, { text: before, magic }: ModuleText): string {
  const after = magic.toString();
  const code = ModuleText.parse(path, after);
  if (code === null) return after;
  for (const statement of code.imports()) {
    const names = statement.specifiers.map(({ local }) => local.name);
    const isLost = names.every((name) => countOf(before, name) > countOf(after, name) && countOf(after, name) === 1);
    if (names.length > 0 && isLost) code.removeStatement(statement);
  }
  return code.toString();
}

function merged(text: string, aurora: string, guard: Guard): string | null {
  const after = guarded(text, guard);
  const code = after === null ? null : ModuleText.parse(guard.path, after);
  if (code === null) return null;
  code.addImport("{ aurora }", aurora);
  return code.toString();
}

/** Whether the callback `authorized` may guard more pages than the host's files and matchers name. */
function decidesByCallback(host: Host): boolean {
  const callbacks = host.sources.filter(({ text }) => /\bauthorized\s*[(:]/.test(text));
  return callbacks.some(({ text }) => listGuarded(host).length === 0 || /\b(nextUrl|pathname)\b/.test(text));
}

/** Guards the pages that are only for people who are signed in: in a new proxy.ts, or in the one that is there. */
export function editProxy(draft: Draft, host: Host, protect: readonly string[], isWished: boolean): void {
  const path = host.next.guard ?? `${host.next.base}proxy.ts`;
  const aurora = host.importPath(path, auroraPath(host));
  const text = draft.read(path);
  const matcher = listed(matchersOf(protect));
  const words = `pages that need a session: ${protect.join(", ")}`;
  if (text === null) {
    const lines = [
      `import { aurora } from "${aurora}";`,
      "",
      `export const proxy = ${callOf(protect, null)};`,
      `export const config = { matcher: [${matcher}] };`,
    ];
    draft.create(path, `${lines.join("\n")}\n`, words);
    return;
  }
  if (/\baurora\.proxy\(/.test(text)) {
    const missing = protect.filter((each) => !text.includes(JSON.stringify(each)));
    if (missing.length > 0)
      draft.byHand.push({
        where: path,
        why: "this is aurora's already",
        lines: [`add ${listed(missing)} to protect, and ${listed(matchersOf(missing))} to matcher`],
      });
    return;
  }
  const isByCallback = !isWished && decidesByCallback(host);
  const after = merged(text, aurora, { path, protect, isByCallback });
  if (after !== null) draft.write(path, after, words);
  else
    draft.byHand.push({
      where: path,
      why: "this file has code that init does not change",
      lines: [
        `import { aurora } from "${aurora}";`,
        `export default ${callOf(protect, "the function that it has")};`,
        `matcher: [${matcher}] in its config${path.includes("middleware.") ? ', and runtime: "nodejs"' : ""}`,
      ],
    });
}
