"use client";

import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { later } from "@/components/ui/later";
import { useWords } from "@/components/words/words-provider";
import { answers } from "@/lib/answers";
import { ApiError } from "aurora-session/browser";
import { browserWords } from "@/lib/words/browser-words";

// With the shapes of the answers that it asks for.
const form = later(async () => {
  const [{ ReauthenticationForm }] = await Promise.all([
    import("@/components/session/reauthentication-form"),
    answers.reauthenticated(),
  ]);
  return ReauthenticationForm;
});

type WithReauthentication = <Answer>(run: () => Promise<Answer>) => Promise<Answer>;

const ReauthenticationContext = createContext<WithReauthentication | null>(null);

/**
 * Returns a function that runs work which may need a fresh session. If the server asks for a factor again, a dialog asks the
 * person, and then the work runs again. It rejects with an `ApiError` of code `cancelled` if they don't give it.
 */
export function useReauthentication(): WithReauthentication {
  const withReauthentication = use(ReauthenticationContext);
  if (withReauthentication === null) throw new Error("useReauthentication works inside a protected page only.");
  return withReauthentication;
}

type Question = { readonly resolve: () => void; readonly reject: (error: ApiError) => void };

/** Whether an error says only that the person changed their mind. */
export function isCancelled(error: unknown): boolean {
  return error instanceof ApiError && error.code === "cancelled";
}

/** Asks for the password or another factor, in a dialog over the page, when a component below needs a fresh session. */
export function Reauthentication({ method, children }: { method: string; children: ReactNode }) {
  const words = useWords().confirmation;
  const [open, setOpen] = useState(false);
  const questions = useRef<Question[]>([]);

  const settle = useCallback((answer: (question: Question) => void) => {
    const waiting = questions.current;
    questions.current = [];
    setOpen(false);
    for (const question of waiting) answer(question);
  }, []);

  const withReauthentication: WithReauthentication = useCallback(async (run) => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "reauthentication_required") throw error;
      // It would be refused after the question, too.
      if (error.issues.length > 0) throw error;
      await new Promise<void>((resolve, reject) => {
        questions.current.push({ resolve, reject });
        setOpen(true);
      });
      return run();
    }
  }, []);

  const cancel = useCallback(
    () => settle(({ reject }) => reject(new ApiError("cancelled", 0, browserWords().nothingChanged))),
    [settle],
  );
  const missing = useCallback(
    () => settle(({ reject }) => reject(new ApiError("unreachable", 0, browserWords().unsent.unreachable))),
    [settle],
  );
  const confirmed = useCallback(() => settle(({ resolve }) => resolve()), [settle]);
  useEffect(() => form.fetchAhead(), []);

  return (
    <ReauthenticationContext value={withReauthentication}>
      {children}
      <Dialog open={open} onCancel={cancel} title={words.title} description={words.detail}>
        <form.Part method={method} onConfirmed={confirmed} onCancel={cancel} onMissing={missing} />
      </Dialog>
    </ReauthenticationContext>
  );
}
