"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useBrowserWords } from "@/components/words/use-browser-words";
import { reloadWithInput } from "@/lib/forms/kept-input";
import type { FormState } from "@/lib/forms/form-state";

/** The message above a form: what was done, or why the form was refused. `useErrorFocus` moves the focus to it. */
export function FormMessage({ state }: { state: FormState }) {
  if (state.done) return <Alert tone="success">{state.done}</Alert>;
  if (state.unsent !== undefined) return <UnsentMessage why={state.unsent} />;
  if (!state.message) return null;
  return (
    <Alert tone="danger" tabIndex={-1} data-form-message="">
      {state.message}
    </Alert>
  );
}

function UnsentMessage({ why }: { why: NonNullable<FormState["unsent"]> }) {
  const words = useBrowserWords().unsent;
  return (
    <Alert tone="danger" tabIndex={-1} data-form-message="">
      <p>{words[why]}</p>
      {why === "outdated" && (
        <Button variant="secondary" className="mt-3" onClick={reloadWithInput}>
          {words.reload}
        </Button>
      )}
    </Alert>
  );
}
