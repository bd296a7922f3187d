import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { auroraPath, authPath } from "../paths.ts";
import { ModuleText, type StatementOf, spanOf } from "./module-text.ts";

const METHODS = "{ GET, POST, DELETE, OPTIONS }";

function callOf(handlers: string): string {
  return `export const ${METHODS} = aurora.handlers(${handlers})`;
}

/** Returns `export const { GET, POST } = …` and what stands to the right of it. */
function findDeclaration(code: ModuleText) {
  return code.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") return [];
    const [declared] = statement.declaration.declarations;
    const isRoute = declared?.id.type === "ObjectPattern" && /\bGET\b/.test(code.textOf(declared.id));
    return isRoute && declared.init?.type === "Identifier" ? [{ statement, handlers: declared.init.name }] : [];
  })[0];
}

/** Returns `export { GET, POST }` of another module. */
function findPassedOn(code: ModuleText): StatementOf<"ExportNamedDeclaration"> | undefined {
  return code.body.find(
    (statement): statement is StatementOf<"ExportNamedDeclaration"> =>
      statement.type === "ExportNamedDeclaration" &&
      statement.source?.type === "StringLiteral" &&
      /^\{\s*(GET\s*,\s*POST|POST\s*,\s*GET)\s*,?\s*\}/.test(code.textOf(statement).replace(/^export\s*/, "")),
  );
}

function edited(path: string, text: string, aurora: string): string | null {
  const code = ModuleText.parse(path, text);
  if (code === null || /\bruntime\s*=/.test(text)) return null;
  const { ending } = code;
  const declared = findDeclaration(code);
  if (declared !== undefined) {
    code.magic.overwrite(...spanOf(declared.statement), callOf(declared.handlers) + ending);
    code.addImport("{ aurora }", aurora);
    return code.toString();
  }
  const passedOn = findPassedOn(code);
  if (passedOn === undefined || code.body.length > 1) return null;
  const from = passedOn.source === null || passedOn.source === undefined ? "" : code.textOf(passedOn.source);
  const quote = from.slice(0, 1);
  const lines = [
    `import * as handlers from ${from}${ending}`,
    `import { aurora } from ${quote}${aurora}${quote}${ending}`,
  ];
  code.magic.overwrite(...spanOf(passedOn), `${lines.join("\n")}\n\n${callOf("handlers")}${ending}`);
  return code.toString();
}

/** Hands Auth.js's routes to `aurora.handlers`, in the catch-all file that is there, or in a new one. */
export function editRoute(draft: Draft, host: Host): void {
  const { app, base } = host.next;
  const catchAll = new RegExp(`^${app}/(\\([^/]+\\)/)*api/auth/\\[\\.\\.\\.\\w+\\]/route\\.[jt]sx?$`);
  const path = host.sources.find((source) => catchAll.test(source.path))?.path;
  const ownPath = `${app}/api/auth/[...aurora]/route.ts`;
  const lines = (at: string) => [
    `import { handlers } from "${host.importPath(at, authPath(host))}";`,
    `import { aurora } from "${host.importPath(at, auroraPath(host))}";`,
    "",
    `${callOf("handlers")};`,
  ];
  if (path === undefined) {
    draft.create(ownPath, `${lines(ownPath).join("\n")}\n`, "the routes below /api/auth");
    warnOfOtherPlace(draft, host, base);
    return;
  }
  const text = draft.read(path) ?? "";
  if (/\baurora\.handlers\(/.test(text)) return;
  const after = edited(path, text, host.importPath(path, auroraPath(host)));
  if (after !== null) draft.write(path, after, "aurora's routes, and Auth.js's for all other addresses");
  else
    draft.byHand.push({
      where: path,
      why: 'this route has code of its own (it must not run on "edge")',
      lines: lines(path).filter((line) => line !== ""),
    });
}

// Auth.js with another basePath.
function warnOfOtherPlace(draft: Draft, { sources, auth }: Host, base: string): void {
  const other = sources.find(
    ({ path }) => path.startsWith(`${base}app/`) && /\[\.\.\.(nextauth|auth)\]\/route\.\w+$/.test(path),
  );
  if (auth === null || other === undefined) return;
  draft.byHand.push({
    where: other.path,
    why: "sessions and sign-ins are below /api/auth now: take this route out, and give providers the new address of their callback",
    lines: [`rm '${other.path}'`],
  });
}
