import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import type { FileChange } from "./apply.ts";
import type { ByHand } from "./draft.ts";
import { ENVIRONMENT_FILE } from "./edits/edit-environment.ts";
import { hadAuthJsSession } from "./edits/edit-schema.ts";
import { providerVariables } from "./edits/new-sign-in.ts";
import type { Host } from "./host/host.ts";
import { runner } from "./host/package-manager.ts";
import { listUses } from "./pages.ts";
import { auroraPath } from "./paths.ts";
import type { Plan } from "./plan.ts";
import { readRecord } from "./record.ts";

/** Returns a change as a diff that `git apply` takes. No value of `.env` is shown, because most of them are secrets. */
export function diffOf({ path, before, after }: FileChange): string {
  const shown = (text: string | null): string =>
    path === ENVIRONMENT_FILE ? (text ?? "").replace(/^(?!AUTH_URL=)([A-Z_][A-Z0-9_]*=)?.+$/gim, "$1…") : (text ?? "");
  const [from, to] = [before === null ? "/dev/null" : `a/${path}`, after === null ? "/dev/null" : `b/${path}`];
  return formatPatch(structuredPatch(from, to, shown(before), shown(after)), FILE_HEADERS_ONLY);
}

/** Returns what is left to a person, as paragraphs. */
export function byHandWords(byHand: readonly ByHand[]): string {
  const parts = byHand.map(({ where, why, lines }) =>
    [`  ${where}: ${why}.`, ...lines.map((line) => `      ${line}`)].join("\n"),
  );
  return parts.length === 0 ? "" : `\nBy hand, because a merge was not certain:\n${parts.join("\n")}\n`;
}

// Also when init has taken the model out before.
function mayHaveRows({ folder, prisma }: Host): boolean {
  const hunks = Object.values(readRecord(folder)?.changed ?? {}).flat();
  return (
    (prisma !== null && hadAuthJsSession(prisma)) || hunks.some(({ before }) => /^\s+sessionToken\s/m.test(before))
  );
}

/** Returns what a person does next, numbered. */
export function nextWords(host: Host, plan: Plan, installed: boolean): string {
  const run = `${runner(host.manager)} aurora-session`;
  const undo = mayHaveRows(host) ? `${run} move --undo, where you moved, then ` : "";
  const steps = [
    ...(installed ? [] : [`Install the packages: ${host.manager} install`]),
    ...variables(host, plan),
    ...tables(host),
    ...pages(host, plan),
    ...changed(host),
    `Start it, and open ${plan.protect[0] ?? "/"}. Taking it out again: ${undo}${run} init --remove`,
  ];
  const numbered = steps.map((step, index) => `  ${index + 1}. ${step.replaceAll("\n", "\n     ")}`);
  return `\nWhat to do next\n${numbered.join("\n")}\n`;
}

function variables({ variables: known, prisma }: Host, { provider }: Plan): string[] {
  const address = prisma?.urlVariable ?? "DATABASE_URL";
  const wanted = [
    [address, "postgresql://…, the address of your PostgreSQL"],
    ...(provider === null ? [] : providerVariables(provider)).map((name) => [name, "from your provider"]),
  ];
  const missing = wanted.filter(([name = ""]) => (known.get(name) ?? "") === "");
  const callback =
    provider === null ? "" : `\nYour provider asks for the address of the callback: …/api/auth/callback/${provider}`;
  const lines = missing.map(([name, what]) => `\n${name}  (${what})`);
  return [
    ...(missing.length === 0 ? [] : [`Say what is missing in ${ENVIRONMENT_FILE}:${lines.join("")}${callback}`]),
    "Where the app runs: AUTH_URL is its public address, and AUTH_SECRET one of its own.",
  ];
}

function tables(host: Host): string[] {
  const { prisma, manager } = host;
  const run = runner(manager);
  const push = `${run} prisma ${prisma?.migrations === true ? "migrate dev --name aurora-session" : "db push"} && ${run} prisma generate`;
  if (!mayHaveRows(host)) return [`Make the tables: ${push}`];
  return [
    `Make the tables. Where the database has Auth.js's table of sessions: ${run} aurora-session move, which says what it will do, and
puts the new table into its place in one transaction. An empty database needs no move: ${push}`,
  ];
}

function pages(host: Host, { protect }: Plan): string[] {
  const aurora = `import { aurora } from "${host.importPath("app/x.ts", auroraPath(host)).replace(/^\.\.?\//, "…/")}"`;
  const uses = listUses(host);
  if (uses.length === 0) return [];
  const places = (call: string) =>
    uses.filter((use) => use.call === call).map(({ path, line }) => `\n  ${path}:${line}`);
  const [read, end, hook, provided] = ["auth()", "signOut()", "useSession()", "<SessionProvider>"].map(places);
  const entry = (what: string, where: readonly string[] = []) =>
    where.length === 0 ? "" : `\n${what}${where.join("")}`;
  return [
    `Change these pages (${aurora}):${entry(
      `await auth() → await aurora.requireSession() below ${protect.join(", ")}, else aurora.getSession(). Then <AuroraTab session={aurora.tab(session)}>, of
aurora-session/react, stands around what such a page shows${
        host.next.cacheComponents ? "; and export const instant = false, unless a <Suspense> does" : ""
      }`,
      read,
    )}${entry("signOut() → <SignOutControl /> of aurora-session/react, inside AuroraTab", end)}${entry(
      "useSession() → useTab() of aurora-session/react, inside AuroraTab; or hand the name down from the page",
      hook,
    )}${entry("<SessionProvider> → nothing", provided)}`,
  ];
}

function changed({ auth }: Host): string[] {
  if (auth === null) return [];
  const lost = [
    ...(auth.sessionMaxAge === null
      ? [
          "sessions end after a day, and after an hour without activity: lifetimeSeconds and idleSeconds of createAurora",
        ]
      : ["sessions end after an hour without activity: idleSeconds of createAurora"]),
    ...(auth.callbacks.includes("jwt")
      ? [
          "the callback jwt is not called any more: sessions are rows. Its additions come from users.columns and session.user",
        ]
      : []),
    ...(auth.callbacks.includes("session")
      ? ["the callback session counts for auth() only, and gets no token: pages read session.user"]
      : []),
    ...(auth.callbacks.includes("authorized")
      ? ["the callback authorized is not called any more: the proxy guards by its paths"]
      : []),
    ...(auth.hasCredentials
      ? [
          "the Credentials provider signs nobody in any more: check the password yourself, and call createSession of aurora-session/core",
        ]
      : []),
  ];
  return [`Know what is different from Auth.js's own sessions:${lost.map((each) => `\n- ${each}`).join("")}`];
}
