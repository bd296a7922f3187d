import type { ComponentProps } from "react";
import { buttonClasses, type ButtonVariant } from "@/components/ui/button-classes";

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
