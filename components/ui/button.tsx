import type { ComponentProps } from "react";

/**
 * How strongly a button asks for attention: one `primary` at most per view, `quiet` for the least, `danger` for a
 * button that ends something.
 */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const COLOURS: Readonly<Record<ButtonVariant, string>> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken hover:text-ink",
  quiet: "border-transparent text-ink hover:bg-sunken hover:text-ink",
  danger: "border-transparent bg-danger text-on-danger hover:bg-danger-strong hover:text-on-danger",
};

/**
 * Returns the classes that make any element look like a button (a `next/link`, too): 44 px high, with a border that
 * forced colours can show.
 */
export function buttonClasses(variant: ButtonVariant, className = ""): string {
  return `inline-flex min-h-11 items-center justify-center gap-x-2 rounded-control border px-4 py-2 text-center font-medium no-underline transition-colors aria-disabled:cursor-progress disabled:cursor-default disabled:opacity-60 ${COLOURS[variant]} ${className}`;
}

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant };

/** A button that submits nothing unless told to; forms use `SubmitButton`. */
export function Button({ variant = "primary", type = "button", className, ...props }: ButtonProps) {
  return <button type={type} className={buttonClasses(variant, className)} {...props} />;
}

type ButtonLinkProps = ComponentProps<"a"> & { href: string; variant?: ButtonVariant };

/** A link that looks like a button. It is a plain `<a>`, so following it is a document load: the only way between public and app side. */
export function ButtonLink({ variant = "primary", className, ...props }: ButtonLinkProps) {
  return <a className={buttonClasses(variant, className)} {...props} />;
}
