"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

/** A token that is shown once, or what goes with it, and the button that copies it. */
export function TokenField({ label, name, value }: { label: string; name: string; value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");

  async function copy() {
    // Selected in any case: where a page may not write to the clipboard, the keyboard can.
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setTold("Copied.");
    } catch {
      setTold("It is selected: copy it with the keyboard.");
    }
  }

  return (
    <div className="grid items-end gap-x-3 gap-y-2 sm:grid-cols-[1fr_auto]">
      <TextField ref={input} label={label} name={name} readOnly value={value} />
      <Button variant="secondary" aria-label={`Copy ${label}`} onClick={copy}>
        Copy
      </Button>
      <p role="status" className="text-small text-ink-soft empty:hidden sm:col-span-2">
        {told}
      </p>
    </div>
  );
}
