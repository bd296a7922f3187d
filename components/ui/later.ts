"use client";

import { createElement, useEffect, useState, type ComponentType } from "react";

const AFTER_LOAD_MS = 1_000;

/** A component whose code is no part of a page's first load. */
export type Later<Props> = {
  /** For an effect: fetches the code once the page is loaded, before it is needed. Returns the function that stops it. */
  readonly fetchAhead: () => () => void;
  /** Shows the component, nothing while its code is fetched. Calls `onMissing` if it can't be. */
  readonly Part: ComponentType<Props & { onMissing: () => void }>;
};

/**
 * Makes a {@link Later} of an `import()`. Code that was fetched stays: a server that has a newer version by then, or can't be
 * reached, takes nothing away.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let fetched: ComponentType<Props> | null = null;
  const fetchPart = async () => {
    fetched ??= await load();
  };

  function Part(props: Props & { onMissing: () => void }) {
    const { onMissing } = props;
    const [shown, setShown] = useState(() => fetched);
    useEffect(() => {
      fetchPart().then(
        () => setShown(() => fetched),
        (error: unknown) => {
          console.warn("A part of this page can't be loaded.", error);
          onMissing();
        },
      );
    }, [onMissing]);
    return shown && createElement(shown, props);
  }

  return { fetchAhead: () => whenLoaded(() => fetchPart().catch(console.warn)), Part };
}

function whenLoaded(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(run, AFTER_LOAD_MS);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
  return () => {
    removeEventListener("load", wait);
    clearTimeout(timer);
  };
}
