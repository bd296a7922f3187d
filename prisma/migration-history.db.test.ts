import { expect, test } from "vitest";
import { describeDrift, holdsDeletedAccounts } from "./migration-history.ts";

test("schema.prisma and prisma/migrations agree; `npm run migration -- <name>` writes the difference", async () => {
  expect(await describeDrift()).toBe("");
});

test("a new foreign key that would hold deleted accounts is noticed", () => {
  const key = (action: string) =>
    `ALTER TABLE "Team" ADD CONSTRAINT "Team_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE ${action} ON UPDATE CASCADE;`;
  expect(["RESTRICT", "NO ACTION", "CASCADE", "SET NULL"].map((action) => holdsDeletedAccounts(key(action)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
