import "server-only";
import { activity, events, me, session, oneSession, sessions } from "./session-routes.ts";
import { logout, signout } from "./sign-out-routes.ts";

/** The handlers of the session layer's own routes, each with all HTTP methods, by their paths below `/api/auth`. */
export const sessionRoutes = {
  logout,
  signout,
  session,
  me,
  activity,
  events,
  sessions,
  "sessions/[id]": oneSession,
} as const;
