import { Alert } from "@/components/ui/alert";
import type { FormState } from "@/lib/form-state";

/** What was done, or why the form was refused, where `useErrorFocus` finds it. */
export function FormMessage({ state }: { state: FormState }) {
  if (state.done) return <Alert tone="success">{state.done}</Alert>;
  if (!state.message) return null;
  return (
    <Alert tone="danger" tabIndex={-1} data-form-message="">
      {state.message}
    </Alert>
  );
}
