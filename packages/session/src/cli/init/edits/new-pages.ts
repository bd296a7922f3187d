import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { auroraPath, authPath, signInPage } from "../paths.ts";

const REACT = "aurora-session/react";

/** Writes the page after a sign-out, and a sign-in page, which leads to `landing`, where there is none. */
export function createPages(draft: Draft, host: Host, landing: string): void {
  const { root, pages, rootLayouts } = host.next;
  // Where the only layouts are below `[locale]`, no address without it has one.
  if (/\[/.test(root)) {
    draft.byHand.push({
      where: `${root}/signed-out/page.tsx`,
      why: 'all pages are below a dynamic segment: say where this one is in createAurora({ pages: { signedOut: "…" } })',
      lines: [`import { Receipt } from "${REACT}";`, "return <Receipt />;"],
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
      `import { Receipt } from "${REACT}";\n\nexport default function SignedOut() {\n  return <Receipt />;\n}\n`,
      "the page after a sign-out",
    );
  if (!pages.has(signInPage(host)) && !signInPage(host).includes("?")) createSignIn(draft, host, landing);
}

function createSignIn(draft: Draft, host: Host, landing: string): void {
  const path = `${host.next.root}${signInPage(host)}/page.tsx`;
  const providers = host.auth?.providers ?? [];
  if (providers.length === 0) {
    draft.byHand.push({
      where: path,
      why: "no provider was found for a page to sign in; it calls signIn of Auth.js",
      lines: [],
    });
    return;
  }
  const lines = [
    `import { signIn } from "${host.importPath(path, authPath(host))}";`,
    "",
    "async function signInBy(form: FormData) {",
    '  "use server";',
    `  await signIn(String(form.get("provider")), { redirectTo: "${landing}" });`,
    "}",
    "",
    "export default function SignIn() {",
    "  return (",
    "    <form action={signInBy}>",
    ...providers.flatMap(({ id, name }) => [
      `      <button name="provider" value="${id}">`,
      `        Sign in with ${name}`,
      "      </button>",
    ]),
    "    </form>",
    "  );",
    "}",
  ];
  draft.create(path, `${lines.join("\n")}\n`, "a sign-in page");
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
    ...(host.next.cacheComponents
      ? ["// Nothing of this page is sent before its session was looked at.", "export const instant = false;", ""]
      : []),
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
