import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../command-error.ts";
import { Draft } from "./draft.ts";
import { editAuth } from "./edits/edit-auth.ts";
import { editEnvironment } from "./edits/edit-environment.ts";
import { editLayouts } from "./edits/edit-layout.ts";
import { editPackage, type Wanted } from "./edits/edit-package.ts";
import { editProxy } from "./edits/edit-proxy.ts";
import { editRoute } from "./edits/edit-route.ts";
import { editSchema } from "./edits/edit-schema.ts";
import { createAuroraFile } from "./edits/new-aurora.ts";
import { createPages, createProtectedPage } from "./edits/new-pages.ts";
import { addAuthModels, createPrisma } from "./edits/new-prisma.ts";
import { createAuth, OPENID, providerName } from "./edits/new-sign-in.ts";
import type { Host } from "./host/host.ts";
import { listGuarded } from "./pages.ts";
import { authPath } from "./paths.ts";

/** What the command line says about the work of init. */
export type Wishes = { readonly provider: string | null; readonly protect: readonly string[] };

/** All that init is to do in a host, before any of it is done. */
export type Plan = {
  readonly draft: Draft;
  readonly wanted: Wanted;
  /** The addresses that only people who are signed in may see. */
  readonly protect: readonly string[];
  /** The provider of a sign-in that init writes, or null where the host has one. */
  readonly provider: string | null;
};

const FRESH_SCHEMA = { schema: "prisma", isFolder: true, files: [], partialIndexes: true, users: null };

// By id, as Auth.js has them; those that send mails or ask for passwords need more than two variables.
function requireProvider({ folder }: Host, id: string): void {
  const isUnknown =
    !/^[a-z0-9][a-z0-9-]*$/.test(id) ||
    (id !== OPENID &&
      existsSync(join(folder, "node_modules/next-auth/providers")) &&
      !existsSync(join(folder, `node_modules/next-auth/providers/${id}.js`)));
  if (isUnknown)
    throw new CommandError(
      `Auth.js has no provider "${id}". Its ids are listed on https://authjs.dev/getting-started/authentication/oauth; "oidc" is any OpenID provider.`,
    );
  if (/^(credentials|nodemailer|email|resend|sendgrid|postmark|mailgun|loops|forwardemail|passkey|webauthn)$/.test(id))
    throw new CommandError(
      `init writes sign-ins by providers that lead to another site and back; "${id}" is none. Take one of those now, and add yours to auth.ts afterwards.`,
    );
}

function choosePages({ next }: Host, guarded: readonly string[], protect: readonly string[]) {
  const wrong = protect.find((path) => !/^\/[^\s?#*:]*$/.test(path));
  if (wrong !== undefined)
    throw new CommandError(`--protect takes addresses of pages, such as /dashboard; "${wrong}" is none.`);
  const paths = protect.length > 0 ? protect.map((path) => path.replace(/(.)\/$/, "$1")) : guarded;
  if (paths.length > 0) return { paths, tried: null };
  // Nothing is guarded yet, so there is one page to try it with.
  const tried = next.pages.has("/dashboard") ? "/aurora" : "/dashboard";
  return { paths: [tried], tried };
}

/** Makes the plan for a host. Changes nothing. Throws `CommandError`, with what to do, where the host does not fit. */
export function makePlan(host: Host, wishes: Wishes): Plan {
  const draft = new Draft(host.folder);
  const provider = host.auth === null ? (wishes.provider ?? "github") : null;
  if (wishes.provider !== null && host.auth !== null)
    throw new CommandError(`This app has Auth.js and its providers already (${host.auth.path}): leave out --provider.`);
  const isFresh = host.auth === null && draft.read(authPath(host)) === null;
  const { paths, tried } = choosePages(host, listGuarded(host), wishes.protect);
  const wanted = editPackage(draft, host);
  let prepared = host;
  if (provider !== null) {
    requireProvider(host, provider);
    if (!isFresh)
      throw new CommandError(
        `${authPath(host)} is there, but calls no NextAuth(…) that init can read. Rename it, or write the call as https://authjs.dev/getting-started/installation shows, and run this again.`,
      );
    if (host.prisma === null) createPrisma(draft, host);
    else addAuthModels(draft, host);
    createAuth(draft, host, provider);
    prepared = {
      ...host,
      auth: { ...NO_AUTH, path: authPath(host), providers: [{ id: provider, name: providerName(provider) }] },
    };
  }
  editSchema(draft, host.prisma ?? FRESH_SCHEMA);
  createAuroraFile(draft, prepared);
  if (host.auth !== null) editAuth(draft, host);
  editRoute(draft, host);
  editProxy(draft, host, paths);
  createPages(draft, prepared, paths[0] ?? "/");
  if (tried !== null) createProtectedPage(draft, host, tried);
  editLayouts(draft, host);
  editEnvironment(draft, host);
  return { draft, wanted, protect: paths, provider };
}

const NO_AUTH = { providers: [], signInPage: null, sessionMaxAge: null, callbacks: [], hasCredentials: false };
