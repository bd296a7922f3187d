import { type ComponentProps, useId } from "react";
import { CONTROL_CLASSES, describedBy, Field, type FieldState, type FieldWords } from "@/components/ui/field";

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
