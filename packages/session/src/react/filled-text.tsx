import { Fragment, type ReactNode } from "react";

type FilledTextProps = { text: string; values: Readonly<Record<string, ReactNode>> };

/**
 * A text of the catalogue with elements in place of its `{placeholders}`, because messages hold no markup. Throws for a
 * placeholder without a value.
 */
export function FilledText({ text, values }: FilledTextProps) {
  return text.split(/(\{\w+\})/).map((part) => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name === undefined) return part;
    if (!(name in values)) throw new Error(`No value for {${name}} in "${text}"`);
    return <Fragment key={name}>{values[name]}</Fragment>;
  });
}
