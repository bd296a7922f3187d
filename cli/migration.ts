import { relative } from "node:path";
import { createMigration, holdsDeletedAccounts } from "../prisma/migration-history.ts";
import { OperatorError, runBreakable } from "./process/operator-error.ts";
import { step } from "./process/progress.ts";

await runBreakable(async () => {
  const [name = ""] = process.argv.slice(2);
  if (!/^[a-z0-9_]+$/.test(name))
    throw new OperatorError("Give the migration a name of small letters, digits and _: npm run migration -- add_teams");
  const written = await step("Schema compared with a database that has all migrations", () =>
    createMigration(name, new Date()),
  );
  if (written === null) {
    console.log("prisma/schema.prisma and prisma/migrations already agree.");
    return;
  }
  console.log(
    `Written: ${relative(process.cwd(), written.folder)}/migration.sql. Read it before you commit it; it is applied at the next start.`,
  );
  if (holdsDeletedAccounts(written.script))
    console.log(
      "It has a foreign key that would keep deleted accounts for good (ON DELETE RESTRICT is Prisma's default): say " +
        "`onDelete: Cascade` or `onDelete: SetNull` at the relation to User, remove that folder, and run this again.",
    );
});
