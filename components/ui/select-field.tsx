import { type ComponentProps, useId } from "react";
import { CONTROL_CLASSES, Field } from "@/components/ui/field";

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
