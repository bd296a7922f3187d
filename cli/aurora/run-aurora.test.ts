import { beforeAll, expect, test, vi } from "vitest";
import { stubEnvironment } from "@/testing/helpers/test-environment";
import { createProgram, runAurora } from "./run-aurora.ts";

// Nothing listens at its DATABASE_URL, so a line that is parsed without an error ends with 1, not with 2.
beforeAll(() => stubEnvironment());

const SOMEBODY = "ann@example.com";

test.each([
  [""],
  ["frobnicate"],
  ["sessions"],
  ["sessions frobnicate"],
  ["users everybody"],
  ["users --frobnicate"],
  ["sessions list"],
  [`sessions list --all --user ${SOMEBODY}`],
  ["sessions list --user"],
  ["sessions list --user --all"],
  ["sessions end --user --yes"],
  ["migrate --resolve --applied --rolled-back"],
  ["sessions end"],
  ["sessions end --all"],
  ["sessions end --yes"],
  ["sessions end --id 17"],
  [`sessions end --user ${SOMEBODY} --all --yes`],
  [`sessions end --user ${SOMEBODY} --reason because`],
  ["disable"],
  [`disable ${SOMEBODY} ben@example.com`],
  [`role ${SOMEBODY}`],
  [`role ${SOMEBODY} king`],
  [`role ${SOMEBODY} admin user`],
  ["prune everything"],
  ["doctor --fix"],
])("aurora %s is written wrongly: one line says why, and nothing is done", async (line) => {
  const { code, output, error } = await runAurora(line.split(" ").filter(Boolean));
  expect([code, output]).toEqual([2, ""]);
  expect(error).toMatch(/^[^\n]+\. `npm run aurora -- .*--help` (tells more|lists all)\.$/);
});

test.each([["users"], ["sessions list --all"], ["sessions end --all --yes"], [`role ${SOMEBODY} admin`], ["prune"]])(
  "aurora %s is written well: it fails only because there is no database",
  async (line) => {
    const { code, error } = await runAurora(line.split(" "));
    expect([code, error]).toEqual([1, expect.stringContaining("can't be reached")]);
  },
);

test("help names every command, and every command has its own", async () => {
  const { output } = await runAurora(["--help"]);
  for (const group of createProgram(vi.fn(), vi.fn()).commands) {
    expect(output).toMatch(new RegExp(`^  ${group.name()} `, "m"));
    const { output: listed } = await runAurora([group.name(), "-h"]);
    for (const command of group.commands) expect(listed).toMatch(new RegExp(`^  ${command.name()} `, "m"));
    for (const command of [group, ...group.commands]) {
      const name = command === group ? group.name() : `${group.name()} ${command.name()}`;
      const own = await runAurora([...name.split(" "), "--help"]);
      expect(own).toMatchObject({ code: 0, error: "" });
      expect(own.output).toContain(`npm run aurora -- ${name} ${command.usage()}\n`);
      for (const { flags } of command.options) expect(own.output).toContain(`  ${flags} `);
    }
  }
});
