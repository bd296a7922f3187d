import type { ChangeEvent } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { eventKindSchema, type EventKind } from "@/lib/event-kind";
import { kindWords } from "@/lib/event-words";

const OPTIONS = [
  { value: "", label: "Everything" },
  ...eventKindSchema.options.map((kind) => ({ value: kind, label: kindWords(kind) })),
];

type ActivityFilterProps = { kind: EventKind | null; onShow: (kind: EventKind | null) => void };

/** Which kind of events to list. Without JavaScript it is a form that asks for the page anew. */
export function ActivityFilter({ kind, onShow }: ActivityFilterProps) {
  const choose = (event: ChangeEvent<HTMLSelectElement>) =>
    onShow(eventKindSchema.safeParse(event.target.value).data ?? null);
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-3">
      <div className="w-full sm:w-64">
        <SelectField label="Show" name="kind" options={OPTIONS} value={kind ?? ""} onChange={choose} />
      </div>
      <noscript>
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </noscript>
    </form>
  );
}
