import { type ReactNode, type ComponentProps, useId } from "react";

/** What a form shows at its fields, by their names: errors, and what was typed. */
export type FieldState = {
  readonly fieldErrors?: Readonly<Partial<Record<string, string>>>;
  readonly values?: Readonly<Partial<Record<string, string>>>;
};

export type FieldWords = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};

/** Returns the ids of a field's hint and error for `aria-describedby`; undefined if the field has neither. */
export function describedBy(id: string, { hint, error }: FieldWords): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
}

export const CONTROL_CLASSES =
  "block min-h-11 w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 py-2 text-body text-ink placeholder:text-ink-soft aria-invalid:border-2 aria-invalid:border-danger file:me-3 file:font-semibold file:text-accent-strong";

/** A label above its control, with the hint and the error that `describedBy` names. */
export function Field({ id, label, hint, error, children }: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-ink-soft">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="text-small font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<FieldWords, "error"> &
  Omit<ComponentProps<"input">, "id" | "className"> & {
    name: string;
    state?: FieldState;
  };

/** One line of text with its label, hint and error. Secrets use `PasswordField`. */
export function TextField({ label, hint, state, ...input }: TextFieldProps) {
  const id = useId();
  const words = { label, hint, error: state?.fieldErrors?.[input.name] };
  return (
    <Field id={id} {...words}>
      <input
        type="text"
        defaultValue={state?.values?.[input.name]}
        {...input}
        id={id}
        className={CONTROL_CLASSES}
        aria-invalid={words.error ? true : undefined}
        aria-describedby={describedBy(id, words)}
      />
    </Field>
  );
}

/** The field for an e-mail address. */
export function EmailField(field: Omit<TextFieldProps, "name">) {
  return <TextField {...field} name="email" type="email" autoCapitalize="none" spellCheck={false} required />;
}

type SelectFieldProps = Omit<ComponentProps<"select">, "id" | "className" | "children"> & {
  label: string;
  name: string;
  options: readonly { value: string; label: string }[];
};

/** A choice of one among a few, by the platform's own list. */
export function SelectField({ label, options, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <select {...select} id={id} className={CONTROL_CLASSES}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
