import { WALKS } from "@/e2e/engines/walks";
import type { Walked } from "@/e2e/engines/walk-through";

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cell({ passed }: Walked, title: string): string {
  const notes = passed.get(title);
  return notes === undefined ? "**failed**" : ["passed", ...notes].join("; ");
}

/** Returns what came of all walks in all engines, and what an engine can't do, in Markdown. */
export function enginesTables(walked: readonly Walked[], now: Date): string {
  const engines = walked.map(({ engine, version }) => `${engine.name} ${version}`);
  const rows = WALKS.map(({ title }) => [title, ...walked.map((each) => cell(each, title))]);
  const lacks = walked.flatMap(({ engine }) =>
    engine.lacks.map(({ why, instead }) => [engine.name, why, instead] as const),
  );
  return [
    table(["walk", ...engines], rows),
    `Walked on ${now.toISOString().slice(0, 10)}.`,
    table(["engine", "what it can't do here", "what holds instead"], lacks),
  ].join("\n\n");
}
