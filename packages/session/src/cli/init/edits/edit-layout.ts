import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { ModuleText, spanOf } from "./module-text.ts";

const STYLES = "aurora-session/styles.css";

/** Imports the package's looks before the host's own styles, in every root layout. */
export function editLayouts(draft: Draft, host: Host): void {
  for (const path of host.next.rootLayouts) {
    const text = draft.read(path) ?? "";
    if (text.includes(STYLES)) continue;
    const code = ModuleText.parse(path, text);
    if (code === null) {
      draft.byHand.push({ where: path, why: "this file can't be read", lines: [`import "${STYLES}";`] });
      continue;
    }
    const style = code
      .imports()
      .find(({ source, specifiers }) => specifiers.length === 0 && source.value.endsWith(".css"));
    if (style === undefined) code.addImport("", STYLES);
    else
      code.magic.appendLeft(
        spanOf(style)[0],
        `${code.textOf(style).replace(/(["'])[^"']+\1/, (_, quote: string) => quote + STYLES + quote)}\n`,
      );
    draft.write(path, code.toString(), "looks of the dialog and of the receipt");
  }
}
