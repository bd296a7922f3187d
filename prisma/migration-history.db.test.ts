import { expect, test } from "vitest";
import { describeDrift } from "./migration-history.ts";

test("schema.prisma and prisma/migrations agree; `npm run migration -- <name>` writes the difference", async () => {
  expect(await describeDrift()).toBe("");
});
