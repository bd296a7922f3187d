import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
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

/** Puts the guard into a file's function, and returns the file's text; null where that is not certain. */
function guarded(path: string, text: string, protect: readonly string[]): string | null {
  const code = ModuleText.parse(path, text);
  const own = code === null ? null : findOwnProxy(code);
  if (code === null || own === null) return null;
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

function merged(path: string, text: string, aurora: string, protect: readonly string[]): string | null {
  const after = guarded(path, text, protect);
  const code = after === null ? null : ModuleText.parse(path, after);
  if (code === null) return null;
  code.addImport("{ aurora }", aurora);
  return code.toString();
}

/** Guards the pages that are only for people who are signed in: in a new proxy.ts, or in the one that is there. */
export function editProxy(draft: Draft, host: Host, protect: readonly string[]): void {
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
  const after = merged(path, text, aurora, protect);
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
