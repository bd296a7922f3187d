import { type ComponentProps, useId } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "id" | "type" | "className"> & {
  label: string;
};

/** The platform's checkbox; its whole line is the target. */
export function Checkbox({ label, ...input }: CheckboxProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex min-h-8 cursor-pointer items-start gap-3 py-1">
      <input {...input} id={id} type="checkbox" className="mt-0.5 size-5 shrink-0 accent-accent" />
      {label}
    </label>
  );
}
