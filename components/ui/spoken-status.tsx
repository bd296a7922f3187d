"use client";

import { useEffect, useState } from "react";

// A screen reader tells the title of a page that was just loaded, and drops what changes while it begins to.
const AFTER_LOAD_MS = 500;

/**
 * Words for screen readers about a page that was just loaded, and whenever they change. A live region tells changes only: what
 * stands in it from the beginning is never announced (WAI-ARIA 1.2 `status`), so it begins empty.
 */
export function SpokenStatus({ children }: { children: string }) {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(children), AFTER_LOAD_MS);
    return () => clearTimeout(timer);
  }, [children]);
  return (
    <p role="status" className="sr-only">
      {spoken}
    </p>
  );
}
