/** The answer of a form's Server Action that does not redirect: words beside the fields, and what the person had typed. */
export type FormState = {
  readonly message?: string;
  /** The words that tell of success; the form has nothing more to ask. */
  readonly done?: string;
  /** Whether the mailed link that the form is for is used up, or too old. */
  readonly linkIsClosed?: boolean;
  readonly fieldErrors?: Readonly<Partial<Record<string, string>>>;
  /** Typed values to show again; never a password. */
  readonly values?: Readonly<Partial<Record<string, string>>>;
  /**
   * In a browser only: why nobody answered. The page is of an older deployment, the browser is offline, the server can't be
   * reached, or it is our fault.
   */
  readonly unsent?: "outdated" | "offline" | "unreachable" | "failed";
};

/** Returns why a request reached nobody, as far as the browser knows. */
export function whyUnreachable(): "offline" | "unreachable" {
  return navigator.onLine ? "unreachable" : "offline";
}

/** A form's Server Action, as `useActionState` takes it. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/**
 * Returns a form's text field; empty if it is missing or a file, or if a client gave an action something else than a
 * form.
 */
export function textField(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === "string" ? value : "";
}
