"use client";

import { useSyncExternalStore } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { chooseColorScheme, chosenColorScheme, listenToColorScheme } from "@/lib/browser/color-scheme";
import { parseColorScheme } from "@/lib/color-scheme";

/** Light, dark, or as the system says. Its place is kept while there are no scripts, without which it can't do anything. */
export function ColorSchemeSelect() {
  const hydrated = useHydrated();
  const chosen = useSyncExternalStore(listenToColorScheme, chosenColorScheme, () => null);
  return (
    <label className={hydrated ? "flex items-center gap-2" : "invisible flex items-center gap-2"}>
      Colours
      <select
        value={chosen ?? "system"}
        onChange={({ target }) => chooseColorScheme(parseColorScheme(target.value))}
        className="min-h-9 rounded-control border border-line-strong bg-surface px-2 text-ink"
      >
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}
