/** What a form's Server Action answers when it does not redirect: words beside the fields, and what the person had typed. */
export type FormState = {
  readonly message?: string;
  readonly fieldErrors?: Readonly<Partial<Record<string, string>>>;
  /** Typed values to show again; never a password. */
  readonly values?: Readonly<Partial<Record<string, string>>>;
};

/** A form's Server Action, as `useActionState` takes it. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
