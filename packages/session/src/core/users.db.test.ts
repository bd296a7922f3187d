import { expect, test } from "vitest";
import { sql } from "../base/sql.ts";
import { database } from "./database.ts";
import { composeUsers } from "./users.ts";

const USERS = { table: "User", id: "id", columns: ["email"] };

test.each(['User"; DROP TABLE x; --', "", "a.b.c", "1st", "a b", "u".repeat(64)])(
  "%j is no name of a table",
  (table) => {
    expect(() => composeUsers({ ...USERS, table })).toThrow();
    expect(() => composeUsers({ ...USERS, columns: [table] })).toThrow();
  },
);

test("a table may stand in a schema of its own", () => {
  expect(composeUsers({ ...USERS, table: "auth.users" }).table.text).toBe('"auth"."users" u');
});

test.each([
  ["a time", "banned", "(VALUES (NULL::timestamptz), (now())) u (banned)", [false, true]],
  ["a boolean", "banned", "(VALUES (NULL), (false), (true)) u (banned)", [false, false, true]],
  ["no column at all", undefined, "(VALUES (true)) u (banned)", [false]],
] as const)("who may not sign in is told by %s", async (_what, column, table, expected) => {
  const { disabled } = composeUsers({ ...USERS, ...(column !== undefined && { disabled: column }) });
  const { text, values } = sql`SELECT ${disabled} AS disabled FROM `;
  const rows = await database.query({ text: text + table, values });
  expect(rows).toEqual(expected.map((each) => ({ disabled: each })));
});
