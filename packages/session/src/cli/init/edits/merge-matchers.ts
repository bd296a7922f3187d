import { type ExpressionOf, type ModuleText, propertiesOf, spanOf, valueOf } from "./module-text.ts";

const listed = (matchers: readonly string[]): string => matchers.map((each) => JSON.stringify(each)).join(", ");

function findConfig(code: ModuleText): ExpressionOf<"ObjectExpression"> | null {
  for (const statement of code.body) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    const [variable] = declared?.type === "VariableDeclaration" ? declared.declarations : [];
    if (
      variable?.id.type === "Identifier" &&
      variable.id.name === "config" &&
      variable.init?.type === "ObjectExpression"
    )
      return variable.init;
  }
  return null;
}

/** A proxy file: middleware.ts needs to be told where it runs; own code runs where its matchers say. */
type ProxyFile = { readonly isMiddleware: boolean; readonly runsOwnCode: boolean };

/** Adds matchers to those of a file, and the runtime to a middleware. False where that is not certain. */
export function mergeMatchers(
  code: ModuleText,
  matchers: readonly string[],
  { isMiddleware, runsOwnCode }: ProxyFile,
): boolean {
  const config = findConfig(code);
  if (isMiddleware && /\bruntime\s*:(?!\s*["']nodejs)/.test(code.text)) return false;
  if (config === null) {
    if (/\bexport\b[^;]*\bconfig\b/.test(code.text)) return false;
    // Without a matcher, the host's own code runs for every path, and goes on doing so.
    const entries = [
      ...(isMiddleware ? ['runtime: "nodejs"'] : []),
      ...(runsOwnCode ? [] : [`matcher: [${listed(matchers)}]`]),
    ];
    if (entries.length > 0) code.magic.append(`export const config = { ${entries.join(", ")} }${code.ending}\n`);
    return true;
  }
  const entries = propertiesOf(config);
  const matcher = valueOf(entries.get("matcher"));
  const last = config.properties.at(-1);
  if (isMiddleware && !entries.has("runtime") && last !== undefined) {
    const gap = /^\{\s*/.exec(code.textOf(config))?.[0].slice(1) ?? " ";
    code.magic.appendLeft(
      spanOf(config)[0] + 1,
      `${gap}runtime: "nodejs",${gap.includes("\n") ? "" : " "}`.replace(/^ {2}/, " "),
    );
  }
  if (matcher === null) return entries.get("matcher") === undefined;
  if (matcher.type === "StringLiteral") {
    const missing = matchers.filter((each) => each !== matcher.value);
    if (missing.length > 0) code.magic.overwrite(...spanOf(matcher), `[${code.textOf(matcher)}, ${listed(missing)}]`);
    return true;
  }
  if (matcher.type !== "ArrayExpression") return false;
  const known = new Set(matcher.elements.map((each) => (each?.type === "StringLiteral" ? each.value : "")));
  const missing = matchers.filter((each) => !known.has(each));
  const end = matcher.elements.at(-1);
  if (missing.length === 0) return true;
  if (end === null || end === undefined) return false;
  const [gap = ""] = /\s*$/.exec(code.text.slice(0, spanOf(end)[0])) ?? [];
  code.magic.appendRight(spanOf(end)[1], `,${gap.includes("\n") ? gap : " "}${listed(missing)}`);
  return true;
}
