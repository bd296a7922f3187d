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
import { addAuthModels, createClient, createPrisma } from "./edits/new-prisma.ts";
import { createAuth, OPENID, providerName } from "./edits/new-sign-in.ts";
import type { Host } from "./host/host.ts";
import { listGuarded } from "./pages.ts";
import { authPath } from "./paths.ts";

/** The wishes of the command line about the work of init. */
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

/** The pages that only people who are signed in may see, and the one among them that init writes to try it, if any. */
type Protected = { readonly paths: readonly string[]; readonly tried: string | null };

function choosePages(host: Host, wished: readonly string[]): Protected {
  const wrong = wished.find((path) => !/^\/[^\s?#*:]*$/.test(path));
  if (wrong !== undefined)
    throw new CommandError(`--protect takes addresses of pages, such as /dashboard; "${wrong}" is none.`);
  const paths = wished.length > 0 ? wished.map((path) => path.replace(/(.)\/$/, "$1")) : listGuarded(host);
  const [first = host.next.pages.has("/dashboard") ? "/aurora" : "/dashboard"] = paths;
  const isNew = host.auth === null && !paths.some((path) => host.next.pages.has(path));
  return { paths: paths.length > 0 ? paths : [first], tried: isNew || paths.length === 0 ? first : null };
}

/** Writes a sign-in for a host without Auth.js, and returns the host as it is then. */
function addSignIn(draft: Draft, host: Host, provider: string): Host {
  const path = authPath(host);
  requireProvider(host, provider);
  if (draft.read(path) !== null)
    throw new CommandError(
      `${path} is there, but calls no NextAuth(…) that init can read. Rename it, or write the call as https://authjs.dev/getting-started/installation shows, and run this again.`,
    );
  if (host.prisma === null) createPrisma(draft, host);
  else addAuthModels(draft, host);
  if (host.prisma !== null && host.prisma.client === null) createClient(draft, host);
  createAuth(draft, host, provider);
  const providers = [{ id: provider, name: providerName(provider) }];
  return {
    ...host,
    auth: { path, providers, signInPage: null, sessionMaxAge: null, callbacks: [], hasCredentials: false },
  };
}

/** Makes the plan for a host. Changes nothing. Throws `CommandError`, with what to do, where the host does not fit. */
export function makePlan(host: Host, wishes: Wishes): Plan {
  const draft = new Draft(host.folder);
  const provider = host.auth === null ? (wishes.provider ?? "github") : null;
  if (provider === null && wishes.provider !== null)
    draft.notes.push(`Auth.js is there already, with its providers: --provider changes nothing in ${authPath(host)}.`);
  const { paths, tried } = choosePages(host, wishes.protect);
  const wanted = editPackage(draft, host);
  const prepared = provider === null ? host : addSignIn(draft, host, provider);
  editSchema(draft, host.prisma ?? FRESH_SCHEMA);
  createAuroraFile(draft, prepared);
  if (provider === null) editAuth(draft, host);
  editRoute(draft, host);
  editProxy(draft, host, paths, wishes.protect.length > 0);
  createPages(draft, prepared);
  if (tried !== null) createProtectedPage(draft, host, tried);
  editLayouts(draft, host);
  editEnvironment(draft, host);
  return { draft, wanted, protect: paths, provider };
}
