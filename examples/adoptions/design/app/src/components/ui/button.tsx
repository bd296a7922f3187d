"use client";

import type { ComponentProps } from "react";
import styles from "./button.module.css";

type ButtonProps = ComponentProps<"button"> & { variant?: "primary" | "secondary" };

export function Button({ variant = "primary", type = "button", ...props }: ButtonProps) {
  return <button type={type} {...props} className={`${styles.button} ${styles[variant]}`} />;
}
