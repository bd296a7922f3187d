import { type ComponentProps, useId } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "id" | "type" | "className"> & {
  label: string;
  hint?: string | undefined;
};

/** The platform's checkbox; its whole line is the target. */
export function Checkbox({ label, hint, ...input }: CheckboxProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="flex min-h-8 cursor-pointer items-start gap-3 py-1">
        <input
          {...input}
          id={id}
          type="checkbox"
          className="mt-0.5 size-5 shrink-0 accent-accent"
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="pl-8 text-small text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
