import { type ComponentProps, useId } from "react";
import { CONTROL_CLASSES, describedBy, Field, type FieldWords } from "@/components/ui/field";

type SelectFieldProps = FieldWords &
  Omit<ComponentProps<"select">, "id" | "className" | "children"> & {
    name: string;
    options: readonly { value: string; label: string }[];
  };

/** A choice of one among a few, by the platform's own list. */
export function SelectField({ label, hint, error, options, ...select }: SelectFieldProps) {
  const id = useId();
  const words = { label, hint, error };
  return (
    <Field id={id} {...words}>
      <select
        {...select}
        id={id}
        className={CONTROL_CLASSES}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, words)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
