import { type ComponentProps, useId } from "react";
import { CONTROL_CLASSES, describedBy, Field, type FieldWords } from "@/components/ui/field";

type TextFieldProps = FieldWords & Omit<ComponentProps<"input">, "id" | "className"> & { name: string };

/** One line of text with its label, hint and error. Secrets use `PasswordField`. */
export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  const id = useId();
  const words = { label, hint, error };
  return (
    <Field id={id} {...words}>
      <input
        type="text"
        {...input}
        id={id}
        className={CONTROL_CLASSES}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, words)}
      />
    </Field>
  );
}
