import { relative } from "node:path";
import { createMigration } from "../prisma/migration-history.ts";
import { OperatorError, runBreakable } from "./operator-error.ts";
import { step } from "./progress.ts";

await runBreakable(async () => {
  const [name = ""] = process.argv.slice(2);
  if (!/^[a-z0-9_]+$/.test(name))
    throw new OperatorError("Give the migration a name of small letters, digits and _: npm run migration -- add_teams");
  const folder = await step("Schema compared with a database that has all migrations", () =>
    createMigration(name, new Date()),
  );
  console.log(
    folder === null
      ? "prisma/schema.prisma and prisma/migrations already agree."
      : `Written: ${relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`,
  );
});
