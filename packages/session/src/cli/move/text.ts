/** Returns a number with its noun: `1 session`, `3 sessions`, `3 people`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** Returns rows in columns as wide as their widest value, below each other. Numbers stand to the right. */
export function columns(rows: readonly (readonly (string | number)[])[], indent = "  "): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => String(row[at] ?? "").length)));
  const isNumber = widths.map((_, at) => rows.slice(1).every((row) => typeof row[at] === "number"));
  return rows.map((row) => {
    const cells = row.map((cell, at) =>
      isNumber[at] ? String(cell).padStart(widths[at] ?? 0) : String(cell).padEnd(widths[at] ?? 0),
    );
    return `${indent}${cells.join("  ")}`.trimEnd();
  });
}

/** Returns facts with their names on the left; further lines of a fact stand below its first. */
export function facts(entries: readonly (readonly [string, readonly string[]])[]): string[] {
  const told = entries.filter(([, lines]) => lines.length > 0);
  const width = Math.max(...told.map(([name]) => name.length));
  return told.flatMap(([name, lines]) => lines.map((line, at) => `  ${(at === 0 ? name : "").padEnd(width)}  ${line}`));
}

const WIDTH = 100;

/** Returns a text in lines of at most 100 characters; those after the first begin with `indent`. */
export function prose(text: string, indent = ""): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined) lines.push(word);
    else if (`${line} ${word}`.length <= WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

/** Returns sentences as a list. */
export function bullets(texts: readonly string[]): string[] {
  return texts.flatMap((text) => prose(`- ${text}`, "  "));
}
