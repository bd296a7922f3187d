"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useWords } from "@/components/words/words-provider";
import { fill } from "aurora-session/shared";

/** A token that is shown once, or a value that belongs to it, with the button that copies it. */
export function TokenField({ label, name, value }: { label: string; name: string; value: string }) {
  const words = useWords().apps;
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");

  async function copy() {
    // Selected in any case: where a page may not write to the clipboard, the keyboard still copies.
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setTold(words.copied);
    } catch {
      setTold(words.selected);
    }
  }

  return (
    <div className="grid items-end gap-x-3 gap-y-2 sm:grid-cols-[1fr_auto]">
      <TextField ref={input} label={label} name={name} readOnly value={value} />
      <Button variant="secondary" aria-label={fill(words.copyWhat, { what: label })} onClick={copy}>
        {words.copy}
      </Button>
      <p role="status" className="text-small text-ink-soft empty:hidden sm:col-span-2">
        {told}
      </p>
    </div>
  );
}
