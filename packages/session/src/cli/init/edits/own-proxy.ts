import { type Expression, type ModuleText, spanOf, type Statement, type StatementOf } from "./module-text.ts";

/** The function that a proxy file exports, and how to go on with it. */
export type OwnProxy =
  | {
      /** Auth.js's own, with no code of the host's. */
      readonly kind: "auth";
      readonly statement: StatementOf<"ExportNamedDeclaration" | "ExportDefaultDeclaration">;
      /** `const { auth } = NextAuth(…)` in this file. */
      readonly made: Statement | null;
    }
  | { readonly kind: "named"; readonly name: string; readonly keyword: readonly [start: number, end: number] }
  | { readonly kind: "value"; readonly statement: StatementOf<"ExportDefaultDeclaration">; readonly text: string };

const NAMES = /^(middleware|proxy)$/;

/** Whether this is Auth.js's own function: `auth` of "@/auth", or of `NextAuth(config)` in this file. */
function isAuth(code: ModuleText, name: string): boolean {
  return (
    code.importedAs(/(^|[/.])auth$/, name) !== null ||
    (name === "auth" &&
      (code.importedAs(/^next-auth$/, "default") !== null || code.importedAs(/auth/, "auth") !== null))
  );
}

function madeHere(code: ModuleText): Statement | null {
  const name = code.importedAs(/^next-auth$/, "default");
  const made = code.body.find(
    (statement) =>
      statement.type === "VariableDeclaration" && name !== null && code.textOf(statement).includes(`= ${name}(`),
  );
  return made ?? null;
}

/** Returns the function of a proxy file, or null where there is none that could be called. */
export function findOwnProxy(code: ModuleText): OwnProxy | null {
  for (const statement of code.body) {
    const found =
      statement.type === "ExportNamedDeclaration"
        ? ofNamed(code, statement)
        : statement.type === "ExportDefaultDeclaration"
          ? ofDefault(code, statement)
          : null;
    if (found !== null) return found;
  }
  return null;
}

function ofNamed(code: ModuleText, statement: StatementOf<"ExportNamedDeclaration">): OwnProxy | null {
  const { declaration } = statement;
  const [start] = spanOf(statement);
  if (declaration === null || declaration === undefined) {
    const isStock = /\{\s*auth\s+as\s+(middleware|proxy|default)\s*,?\s*\}/.test(code.textOf(statement));
    return isStock ? { kind: "auth", statement, made: madeHere(code) } : null;
  }
  const keyword = [start, spanOf(declaration)[0]] as const;
  if (declaration.type === "FunctionDeclaration")
    return NAMES.test(declaration.id?.name ?? "") ? { kind: "named", name: declaration.id?.name ?? "", keyword } : null;
  if (declaration.type !== "VariableDeclaration" || declaration.declarations.length !== 1) return null;
  const [variable] = declaration.declarations;
  if (variable?.id.type === "ObjectPattern" && /\bauth\s*:\s*(middleware|proxy)\b/.test(code.textOf(variable.id)))
    return { kind: "auth", statement, made: madeHere(code) };
  if (variable?.id.type !== "Identifier" || !NAMES.test(variable.id.name)) return null;
  const { init } = variable;
  if (init?.type === "Identifier" && isAuth(code, init.name)) return { kind: "auth", statement, made: madeHere(code) };
  return isWrapped(code, init) ? null : { kind: "named", name: variable.id.name, keyword };
}

// `auth((request) => …)`: its function reads request.auth, which nobody fills in then.
function isWrapped(code: ModuleText, init: Expression | null | undefined): boolean {
  return init?.type === "CallExpression" && init.callee.type === "Identifier" && isAuth(code, init.callee.name);
}

function ofDefault(code: ModuleText, statement: StatementOf<"ExportDefaultDeclaration">): OwnProxy | null {
  const { declaration } = statement;
  if (declaration.type === "ClassDeclaration" || declaration.type === "TSDeclareFunction") return null;
  if (declaration.type === "FunctionDeclaration") {
    const name = declaration.id?.name;
    const keyword = [spanOf(statement)[0], spanOf(declaration)[0]] as const;
    return name === undefined ? null : { kind: "named", name, keyword };
  }
  const text = code.textOf(declaration);
  const isStock = declaration.type === "Identifier" ? isAuth(code, text) : text.endsWith(").auth");
  if (isStock) return { kind: "auth", statement, made: madeHere(code) };
  return isWrapped(code, declaration) ? null : { kind: "value", statement, text };
}
