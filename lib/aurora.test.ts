import { expect, test } from "vitest";
import { mayName } from "@/lib/aurora";

test.each([
  ["on", "postgresql://db.example.com/aurora", true],
  ["off", "postgresql://db.example.com/aurora", false],
  ["on", "postgresql://postgres@localhost/postgres?host=%2Fsocket&prepared=off", false],
] as const)(
  "with PREPARED_STATEMENTS %s, statements at %s have names: %s",
  (PREPARED_STATEMENTS, DATABASE_URL, named) => {
    expect(mayName({ PREPARED_STATEMENTS, DATABASE_URL })).toBe(named);
  },
);
