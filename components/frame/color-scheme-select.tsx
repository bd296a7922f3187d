"use client";

import { useSyncExternalStore } from "react";
import { useHydrated } from "aurora-session/react";
import { chooseColorScheme, chosenColorScheme, listenToColorScheme, parseColorScheme } from "@/lib/pages/color-scheme";
import type { Words } from "@/lib/words/words";

/** Light, dark, or as the system says. Its place is kept, invisible, until scripts run: it can't work without them. */
export function ColorSchemeSelect({ words }: { words: Words["site"]["colors"] }) {
  const hydrated = useHydrated();
  const chosen = useSyncExternalStore(listenToColorScheme, chosenColorScheme, () => null);
  return (
    <label className={hydrated ? "flex items-center gap-2" : "invisible flex items-center gap-2"}>
      {words.label}
      <select
        value={chosen ?? "system"}
        onChange={({ target }) => chooseColorScheme(parseColorScheme(target.value))}
        className="min-h-9 rounded-control border border-line-strong bg-surface px-2 text-ink"
      >
        <option value="system">{words.system}</option>
        <option value="light">{words.light}</option>
        <option value="dark">{words.dark}</option>
      </select>
    </label>
  );
}
