"use client";

import { useCallback, useState } from "react";
import { Device } from "@/components/devices/device";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/field";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { methodText } from "@/lib/devices/method-text";
import { useHydrated, type SteadyRow } from "aurora-session/react";
import { addressText, deviceText, fillCount, type PublicSession } from "aurora-session/shared";

/** A list is as long as this at first; who has more devices searches, or asks for more. */
const AT_FIRST = 10;
const MORE = 20;

type DeviceListProps = {
  rows: readonly SteadyRow<PublicSession>[];
  readAt: number;
  say: (words: string) => void;
};

/** Devices or apps: a page stays short however many there are. */
export function DeviceList({ rows, readAt, say }: DeviceListProps) {
  const words = useWords().devices;
  const language = useLanguage();
  // Decided once: a search field that came later would move the rows.
  const [isSearched] = useState(rows.length > AT_FIRST);
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(AT_FIRST);
  const [firstOfMore, setFirstOfMore] = useState<number | null>(null);
  const hydrated = useHydrated();
  const focus = useCallback((row: HTMLElement | null) => row?.focus(), []);
  // A device that signs in while the page is open is seen, however long the list is.
  const [atFirst] = useState(() => new Set(rows.map(({ row }) => row.id)));
  const found = useFound(rows, search);
  const visible = found.filter(({ row }, place) => place < shown || !atFirst.has(row.id));
  const rest = found.length - visible.length;

  function showMore() {
    setFirstOfMore(shown);
    setShown(shown + MORE);
  }

  return (
    <div className="grid gap-5">
      {isSearched && (
        <div role="search" className={`grid max-w-form gap-1.5 print:hidden ${hydrated ? "" : "invisible"}`}>
          <TextField
            label={words.find}
            name="find"
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <p role="status" className="min-h-5 text-small text-ink-soft">
            {search.trim() !== "" && found.length > 0 && fillCount(language, words.found, found.length)}
          </p>
        </div>
      )}
      {found.length === 0 && <EmptyState title={words.noneFound} />}
      <ul className="-my-4 divide-y divide-line">
        {visible.map((each, place) => (
          <Device
            key={each.row.id}
            {...each}
            readAt={readAt}
            say={say}
            ref={place === firstOfMore ? focus : undefined}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="secondary" className={`justify-self-start ${hydrated ? "" : "invisible"}`} onClick={showMore}>
          {fillCount(language, words.showMore, Math.min(rest, MORE))}
        </Button>
      )}
    </div>
  );
}

function useFound(rows: DeviceListProps["rows"], search: string): DeviceListProps["rows"] {
  const { aurora, common } = useWords();
  const language = useLanguage();
  const sought = search.trim().toLocaleLowerCase(language);
  if (sought === "") return rows;
  return rows.filter(({ row: { device, method } }) =>
    [
      device.ownName ?? "",
      deviceText(aurora.devices.names, device.name),
      addressText(aurora.devices, device.address),
      methodText(common.methods, method),
    ].some((text) => text.toLocaleLowerCase(language).includes(sought)),
  );
}
