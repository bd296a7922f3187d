"use client";

import { useSyncExternalStore } from "react";
import { browserWords, listenToBrowserWords } from "@/lib/words/browser-words";
import { browser as english } from "@/lib/words/en/browser";
import type { Words } from "@/lib/words/words";

/** Returns the words that the browser says by itself. They are English in the server's HTML. */
export function useBrowserWords(): Words["browser"] {
  return useSyncExternalStore(listenToBrowserWords, browserWords, () => english);
}
