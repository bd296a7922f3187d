"use client";

import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Alert } from "@/components/ui/alert";

const SHOWN_MS = 8_000;

type Said = { readonly words: string; readonly turn: number };

/**
 * Returns a place for messages about what was done, and the function that says one. A message lies over the foot of the
 * window for some seconds: nothing in the page moves for it, and a pointer goes through it.
 */
export function useToast(): { readonly toast: ReactNode; readonly say: (words: string) => void } {
  const [said, setSaid] = useState<Said | null>(null);
  const say = useCallback((words: string) => setSaid((last) => ({ words, turn: (last?.turn ?? 0) + 1 })), []);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const toast = (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-4 z-10 mx-auto max-w-form print:hidden">
      {said !== null && (
        <Alert key={said.turn} tone="success" isTold className="shadow-dialog">
          {said.words}
        </Alert>
      )}
    </div>
  );
  return { toast, say };
}
