"use client";

import { useEffect } from "react";

/**
 * Gives the tab a title for as long as the component is there, for people who look at another window. With `{page}` it keeps
 * the page's own behind the words.
 */
export function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    const shown = title.replace("{page}", before);
    document.title = shown;
    return () => {
      // Another page has come, with a title of its own.
      if (document.title === shown) document.title = before;
    };
  }, [title]);
}
