"use client";

import { useEffect, useState } from "react";
import { usePart } from "./looks.tsx";

// A screen reader says the title of a page that was just loaded, and ignores changes while it begins to.
const AFTER_LOAD_MS = 500;

/**
 * Says words to screen readers once the page is loaded, and whenever they change. A live region tells changes only: the
 * text that it holds from the beginning is never announced (WAI-ARIA 1.2 `status`), so it begins empty.
 */
export function SpokenStatus({ children }: { children: string }) {
  const [spoken, setSpoken] = useState("");
  const part = usePart();
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(children), AFTER_LOAD_MS);
    return () => clearTimeout(timer);
  }, [children]);
  return (
    <p role="status" {...part("spoken")}>
      {spoken}
    </p>
  );
}
