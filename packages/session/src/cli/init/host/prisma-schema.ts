/** A block of a Prisma schema: `model User { … }`, from its keyword to its closing bracket. */
export type Block = {
  readonly kind: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** A field of a model: its name, its type as it is written (`String?`), its attributes, and its line. */
export type Field = {
  readonly name: string;
  readonly type: string;
  readonly attributes: string;
  readonly line: string;
};

/** Returns the blocks of a schema's text. Their closing brackets stand alone, as Prisma's own formatter puts them. */
export function listBlocks(text: string): Block[] {
  return [...text.matchAll(/^(model|view|enum|type|generator|datasource)[ \t]+(\w+)[ \t]*\{[^]*?^[ \t]*\}/gm)].map(
    (found) => {
      const [block, kind = "", name = ""] = found;
      return { kind, name, start: found.index, end: found.index + block.length, text: block };
    },
  );
}

/** Returns the fields of a model. */
export function listFields({ text }: Block): Field[] {
  return text.split("\n").flatMap((line) => {
    const [, name, type, attributes = ""] = /^\s+(\w+)[ \t]+(\w+(?:\[\]|\?)?)(.*)$/.exec(line) ?? [];
    return name === undefined || type === undefined ? [] : [{ name, type, attributes, line }];
  });
}

/** Returns the name that the database has for a field or a model: that of `@map` or `@@map`, or else its own. */
export function databaseName(name: string, attributes: string): string {
  return /@?@map\((?:name:\s*)?"([^"]+)"/.exec(attributes)?.[1] ?? name;
}
