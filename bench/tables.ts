/** A table of words. Its head and its rows have the same length. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Returns a number with as many decimals as three figures need, and a comma between thousands. */
export function formatNumber(value: number): string {
  const decimals = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString("en", {
    minimumFractionDigits: Math.min(decimals, 3),
    maximumFractionDigits: Math.min(decimals, 3),
  });
}

/** Returns how many times as much one value is: `1.24 ×`. */
export function formatRatio(value: number, of: number): string {
  return `${(value / of).toFixed(2)} ×`;
}

/** Returns a table for a terminal. A column whose first row has figures is aligned at its end, one of words at its start. */
export function formatTable({ head, rows }: Table): string {
  const columns = head.map((_, column) => ({
    width: Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)),
    hasFigures: column > 0 && /\d/.test(rows[0]?.[column] ?? ""),
  }));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const { width = 0, hasFigures = false } = columns[column] ?? {};
        return hasFigures ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ");
  return [head, ...rows].map((row) => `  ${line(row)}`.trimEnd()).join("\n");
}

/** Prints tables, with an empty line around each. */
export function printTables(tables: readonly Table[]): void {
  console.log(`\n${tables.map(formatTable).join("\n\n")}\n`);
}
