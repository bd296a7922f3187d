import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { auroraPath } from "../paths.ts";

const REACT = "aurora-session/react";

/** Writes the page after a sign-out. To sign in, a host has a page, or Auth.js's own. */
export function createPages(draft: Draft, host: Host): void {
  const { root, pages, rootLayouts } = host.next;
  // Where the only layouts are below `[locale]`, no address without it has one.
  if (/\[/.test(root)) {
    draft.byHand.push({
      where: `${root}/signed-out/page.tsx`,
      why: 'all pages are below a dynamic segment: say where this one is in createAurora({ pages: { signedOut: "…" } })',
      lines: [`export { Receipt as default } from "${REACT}";`],
    });
    return;
  }
  if (rootLayouts.length > 1)
    draft.notes.push(
      `The new pages are in ${root}; move them to another group if that one's layout does not suit them.`,
    );
  if (!pages.has("/signed-out"))
    draft.create(
      `${root}/signed-out/page.tsx`,
      `export { Receipt as default } from "${REACT}";\n`,
      "the page after a sign-out",
    );
}

/** Writes one page that only people who are signed in see, to try it. */
export function createProtectedPage(draft: Draft, host: Host, address: string): void {
  if (/\[/.test(host.next.root)) {
    draft.byHand.push({
      where: host.next.guard ?? "proxy.ts",
      why: "all pages are below a dynamic segment: name the beginnings of the addresses that need a session, with that segment",
      lines: ['aurora.proxy({ protect: ["/en/account", "/de/account"] })'],
    });
    return;
  }
  const path = `${host.next.root}${address}/page.tsx`;
  const lines = [
    `import { AuroraTab, SignOutControl } from "${REACT}";`,
    `import { aurora } from "${host.importPath(path, auroraPath(host))}";`,
    "",
    ...(host.next.cacheComponents ? ["export const instant = false;", ""] : []),
    "export default async function Page() {",
    "  const session = await aurora.requireSession();",
    "  return (",
    "    <AuroraTab session={aurora.tab(session)}>",
    "      <h1>Hello, {session.user.name}</h1>",
    "      <SignOutControl />",
    "    </AuroraTab>",
    "  );",
    "}",
  ];
  draft.create(path, `${lines.join("\n")}\n`, "a page for people who are signed in, to try it");
}
