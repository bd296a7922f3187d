import { readFile, writeFile } from "node:fs/promises";
import { runBreakable } from "../cli/process/operator-error.ts";
import { closuresTable } from "./report/entry-closures.ts";

const PAGE = "docs/architecture.md";

/** Writes the table of what each entry point of the package loads into docs/architecture.md, between its two marks. */
await runBreakable(async () => {
  const page = await readFile(PAGE, "utf8");
  const table = closuresTable();
  await writeFile(PAGE, page.replace(/(<!-- closures -->\n)[^]*?(<!-- \/closures -->)/, `$1\n${table}\n\n$2`));
  console.log(table);
});
