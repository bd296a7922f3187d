"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { Portrait } from "@/components/ui/portrait";

type AccountMenuProps = {
  /** What the button is called: who is signed in. */
  label: string;
  /** The address of their picture; null for their initials. */
  picture: string | null;
  initials: string;
  name: string | null;
  email: string;
  /** More about the person, such as their role. */
  note?: string | undefined;
  children: ReactNode;
};

/**
 * Who is signed in, in every header: a button with their picture or initials, which shows name, address and links. A `<details>`, so that
 * it works without scripts; with them, Escape and a press elsewhere close it.
 */
export function AccountMenu({ label, picture, initials, name, email, note, children }: AccountMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const stopped = new AbortController();
    const { signal } = stopped;
    const close = () => menu.current?.removeAttribute("open");
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Node && menu.current?.contains(target))) close();
    };
    document.addEventListener("pointerdown", closeOutside, { signal });
    document.addEventListener("focusin", closeOutside, { signal });
    menu.current?.addEventListener(
      "keydown",
      ({ key }) => {
        if (key !== "Escape" || menu.current?.open !== true) return;
        close();
        menu.current.querySelector("summary")?.focus();
      },
      { signal },
    );
    return () => stopped.abort();
  }, []);
  return (
    <details ref={menu} className="group relative min-w-0">
      <summary className="flex min-h-11 min-w-11 cursor-pointer list-none items-center justify-center gap-2 rounded-control text-small text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <span className="sr-only">{label}</span>
        <Portrait picture={picture} initials={initials} />
        <bdi aria-hidden="true" className="max-w-[12rem] truncate font-medium max-sm:hidden">
          {name ?? email}
        </bdi>
      </summary>
      <div className="absolute end-0 z-20 mt-2 w-72 max-sm:fixed max-sm:inset-x-4 max-sm:w-auto rounded-card border border-line bg-surface p-4 shadow-card">
        {name !== null && (
          <p className="font-semibold wrap-anywhere text-ink">
            <bdi>{name}</bdi>
          </p>
        )}
        <p className="text-small wrap-anywhere text-ink-soft">
          <bdi>{email}</bdi>
        </p>
        {note !== undefined && <p className="mt-1 text-small text-ink-soft">{note}</p>}
        <ul className="mt-3 border-t border-line pt-2">{children}</ul>
      </div>
    </details>
  );
}
