import { parse } from "@babel/parser";
import { MagicString } from "magic-string";

type Program = ReturnType<typeof parse>["program"];
/** A statement of a module. */
export type Statement = Program["body"][number];
/** A statement of one kind. */
export type StatementOf<Type extends Statement["type"]> = Extract<Statement, { readonly type: Type }>;
/** An expression. */
export type Expression = StatementOf<"ExpressionStatement">["expression"];
/** An expression of one kind. */
export type ExpressionOf<Type extends Expression["type"]> = Extract<Expression, { readonly type: Type }>;
/** Where something stands in the text. */
export type Span = { readonly start?: number | null; readonly end?: number | null };

/** Returns where a node stands. The parser of babel gives every node a place, though its types don't say so. */
export function spanOf({ start, end }: Span): readonly [start: number, end: number] {
  return [start ?? 0, end ?? 0];
}

/** A module of the host that is changed in place: what is not changed keeps its formatting and its comments. */
export class ModuleText {
  readonly body: readonly Statement[];
  readonly magic: MagicString;

  readonly text: string;

  private constructor(text: string, program: Program) {
    this.text = text;
    this.body = program.body;
    this.magic = new MagicString(text);
  }

  /** Parses a module, or returns null where that is not possible. */
  static parse(path: string, text: string): ModuleText | null {
    const plugins =
      path.endsWith("x") || path.endsWith("js") ? (["typescript", "jsx"] as const) : (["typescript"] as const);
    try {
      return new ModuleText(text, parse(text, { sourceType: "module", plugins: [...plugins] }).program);
    } catch {
      return null;
    }
  }

  /** Returns a piece of the text as it was. */
  textOf(node: Span): string {
    return this.text.slice(...spanOf(node));
  }

  /** The end of a statement in the style of this module: ";" or "". */
  get ending(): string {
    return this.body.length === 0 || /;[ \t]*$/m.test(this.text) ? ";" : "";
  }

  imports(): StatementOf<"ImportDeclaration">[] {
    return this.body.filter((statement) => statement.type === "ImportDeclaration");
  }

  /** Returns the name under which a module's export is known here ("default" for its default one), or null. */
  importedAs(source: RegExp, exported: string): string | null {
    for (const { source: from, specifiers } of this.imports()) {
      const found = specifiers.find((each) => source.test(from.value) && importedName(each) === exported);
      if (found !== undefined) return found.local.name;
    }
    return null;
  }

  /** Adds an import below the others, in the style of this module. */
  addImport(names: string, from: string): void {
    const last = this.imports().at(-1);
    const quote = /(?:from|import)\s*'/.test(this.text) ? "'" : '"';
    const line = `import ${names === "" ? "" : `${names} from `}${quote}${from}${quote}${this.ending}`;
    if (last === undefined) {
      this.magic.prepend(`${line}\n${this.text.startsWith("\n") ? "" : "\n"}`);
      return;
    }
    const [, end] = spanOf(last);
    const [comment = ""] = /^[ \t]*\/\/[^\n]*/.exec(this.text.slice(end)) ?? [];
    this.magic.appendRight(end + comment.length, `\n${line}`);
  }

  /** Removes an entry of a list or an object, with its comma, and its line if nothing else is there. */
  removeEntry(node: Span): void {
    const [start, end] = spanOf(node);
    const [after = ""] = /^\s*,[ \t]*/.exec(this.text.slice(end)) ?? [];
    const [before = ""] = /(\n[ \t]*)?$/.exec(this.text.slice(0, start)) ?? [];
    const endsLine = /^(?:[ \t]*\/\/[^\n]*)?(?=\n)/.test(this.text.slice(end + after.length));
    const [comma = ""] = after === "" ? (/,[ \t]*$/.exec(this.text.slice(0, start - before.length)) ?? []) : [];
    const from = endsLine ? start - before.length : start;
    this.magic.remove(from - comma.length, end + after.length);
  }

  /** Removes a statement with the end of its line, and with one empty line below it where it was the first. */
  removeStatement(node: Span): void {
    const [start, end] = spanOf(node);
    const [rest = ""] = (start === 0 ? /^\s*/ : /^[ \t]*\n?/).exec(this.text.slice(end)) ?? [];
    this.magic.remove(start, end + rest.length);
  }

  toString(): string {
    return this.magic.toString();
  }
}

function importedName(specifier: StatementOf<"ImportDeclaration">["specifiers"][number]): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

/** Returns what stands within `satisfies`, `as` and brackets. */
export function bare(expression: Expression): Expression {
  const isWrapper =
    expression.type === "TSSatisfiesExpression" ||
    expression.type === "TSAsExpression" ||
    expression.type === "ParenthesizedExpression";
  return isWrapper ? bare(expression.expression) : expression;
}

/** A property of an object that is written as `name: value`, or `name` alone. */
export type Property = Extract<
  ExpressionOf<"ObjectExpression">["properties"][number],
  { readonly type: "ObjectProperty" }
>;

/** Returns the properties of an object that have a plain name, by it. Methods and spreads are not among them. */
export function propertiesOf(object: ExpressionOf<"ObjectExpression">): ReadonlyMap<string, Property> {
  return new Map(
    object.properties.flatMap((property) => {
      if (property.type !== "ObjectProperty") return [];
      const { key } = property;
      if (key.type === "Identifier" && !property.computed) return [[key.name, property] as const];
      return key.type === "StringLiteral" ? [[key.value, property] as const] : [];
    }),
  );
}

/** Returns what a property holds, or null where it is no expression. */
export function valueOf(property: Property | undefined): Expression | null {
  return property === undefined || isPattern(property.value) ? null : bare(property.value);
}

// The parser's types are those of `const { a: [b] } = …` too.
function isPattern(value: Property["value"]): value is Exclude<Property["value"], Expression> {
  return /Pattern$|^RestElement$/.test(value.type);
}
