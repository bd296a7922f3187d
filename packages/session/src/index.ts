import "server-only";
import { z } from "zod";
import { authJs, handleAuthJs, type AuthJsHandlers, type AuthJsOptions } from "./auth-js/index.ts";
import { Problem } from "./base/problem.ts";
import { configure, type AuroraOptions } from "./base/settings.ts";
import { startBusOnce } from "./bus/bus.ts";
import type { LiveSession } from "./core/live-session.ts";
import { prune } from "./core/prune-sessions.ts";
import type { SessionAccess } from "./http/operation.ts";
import { problemResponse } from "./http/problem-response.ts";
import { requestLanguage } from "./http/request-language.ts";
import { methods, type Handler } from "./http/route.ts";
import { protectedRoute } from "./http/protected-route.ts";
import { requireSameOrigin } from "./http/same-origin.ts";
import { sessionRoutes } from "./http/routes/index.ts";
import { sessionOrRedirect, toTabSession, visitSession } from "./next/page-guard.ts";
import { proxy } from "./next/proxy.ts";

const BASE_PATH = "/api/auth/";
const ROUTES: ReadonlyMap<string, ReturnType<typeof methods>> = new Map(Object.entries(sessionRoutes));

type Methods = ReturnType<typeof methods>;

function routeAt(path: string): { readonly route: Methods; readonly params: Record<string, string> } | null {
  const route = ROUTES.get(path);
  if (route !== undefined) return { route, params: {} };
  const [folder = "", id = "", ...rest] = path.split("/");
  const byId = ROUTES.get(`${folder}/[id]`);
  return byId === undefined || id === "" || rest.length > 0 ? null : { route: byId, params: { id } };
}

/**
 * Returns the handlers of `app/api/auth/[...aurora]/route.ts`: the routes of this layer, and Auth.js's for every other
 * address, where a host hands them in.
 */
function handlers(authJsHandlers?: AuthJsHandlers): Methods {
  const others: Handler = async (request) => {
    try {
      if (authJsHandlers === undefined) throw new Problem("not_found");
      // A provider may answer by a form of its own site (`response_mode=form_post`): its state ties it to this browser.
      const isCallback = new URL(request.url).pathname.startsWith(`${BASE_PATH}callback/`);
      if (request.method === "POST" && !isCallback) requireSameOrigin(request.headers);
      return await handleAuthJs(request, authJsHandlers);
    } catch (error) {
      return problemResponse(error, requestLanguage(request.headers));
    }
  };
  const answer =
    (method: keyof Methods): Handler =>
    async (request) => {
      // The first request of a process begins to listen to the others.
      startBusOnce();
      // With `trailingSlash`, Next leaves the slash in the address.
      const path = new URL(request.url).pathname.slice(BASE_PATH.length).replace(/\/+$/, "");
      const found = routeAt(path);
      const route = found?.route ?? methods({ GET: others, POST: others });
      return route[method](request, { params: Promise.resolve(found?.params ?? {}) });
    };
  return {
    GET: answer("GET"),
    HEAD: answer("HEAD"),
    POST: answer("POST"),
    PUT: answer("PUT"),
    PATCH: answer("PATCH"),
    DELETE: answer("DELETE"),
    OPTIONS: answer("OPTIONS"),
  };
}

/** A request of a live session's user to a host's own route. */
type HostCall = {
  readonly session: LiveSession;
  readonly request: Request;
  /** The dynamic segments of the address. */
  readonly params: Readonly<Record<string, string | string[] | undefined>>;
};

const ANYTHING = { 200: { description: "What the host's route returns.", schema: z.unknown() } };

/**
 * Makes a route for the user of a live session, named in `X-User-ID`; anybody else gets a 401 problem. It sends what `handle`
 * returns, a `Response` or a value for JSON that no cache keeps. `access` may ask for more. A host whose routes are to stand
 * in an OpenAPI document uses `protectedRoute` of `aurora-session/http`.
 */
function hostRoute(handle: (call: HostCall) => Promise<unknown>, access: SessionAccess = "session"): Handler {
  return protectedRoute({ summary: "A host's own route", access, answers: ANYTHING, handle });
}

/** The session layer of a host: what its server code calls. */
export type Aurora = {
  readonly handlers: typeof handlers;
  /** Returns the configuration of Auth.js. See {@link authJs}. */
  readonly authJs: (options: AuthJsOptions) => ReturnType<typeof authJs>;
  /** Returns the session of a page's request, or null. Throws `DatabaseUnavailable`. */
  readonly getSession: typeof visitSession;
  /** Returns the session of a page's request, or redirects to the sign-in page. Throws `DatabaseUnavailable`. */
  readonly requireSession: typeof sessionOrRedirect;
  /** Returns what `<AuroraTab session>` takes of a session. */
  readonly tab: typeof toTabSession;
  /** Makes an API route that returns 401 without a live session or without `X-User-ID`. */
  readonly protectedRoute: typeof hostRoute;
  readonly methods: typeof methods;
  readonly proxy: typeof proxy;
  /** Ends sessions past their time and deletes those that were kept long enough. To be called now and then. */
  readonly prune: typeof prune;
};

/** Sets the options of this process ({@link configure}), and returns what a Next app calls on its server. */
export function createAurora(options: AuroraOptions | (() => AuroraOptions)): Aurora {
  configure(options);
  return {
    handlers,
    authJs,
    getSession: visitSession,
    requireSession: sessionOrRedirect,
    tab: toTabSession,
    protectedRoute: hostRoute,
    methods,
    proxy,
    prune,
  };
}

export type { AuroraOptions } from "./base/settings.ts";
export type { HostUser } from "./base/host.ts";
export type { LiveSession } from "./core/live-session.ts";
