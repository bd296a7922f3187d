import type { ChangeEvent } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { useWords } from "@/components/words/words-provider";
import { eventKindSchema, type EventKind } from "@/lib/activity/event-kind";

type ActivityFilterProps = { kind: EventKind | null; onShow: (kind: EventKind | null) => void };

/** The choice of a kind of events to list. Without JavaScript it is a form that loads the page again. */
export function ActivityFilter({ kind, onShow }: ActivityFilterProps) {
  const words = useWords().activity;
  const options = [
    { value: "", label: words.everything },
    ...eventKindSchema.options.map((each) => ({ value: each, label: words.kinds[each] })),
  ];
  const choose = (event: ChangeEvent<HTMLSelectElement>) =>
    onShow(eventKindSchema.safeParse(event.target.value).data ?? null);
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-3">
      <div className="w-full sm:w-64">
        <SelectField label={words.show} name="kind" options={options} value={kind ?? ""} onChange={choose} />
      </div>
      <noscript>
        <Button type="submit" variant="secondary">
          {words.show}
        </Button>
      </noscript>
    </form>
  );
}
