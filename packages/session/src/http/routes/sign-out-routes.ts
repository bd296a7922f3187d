import "server-only";
import { settings } from "../../base/settings.ts";
import { readCredentials } from "../../core/credentials.ts";
import { signOutRequest } from "../../core/request-sign-out.ts";
import { logoutSchema } from "../../shared/schemas.ts";
import { readBody } from "../json-body.ts";
import { signOutTarget } from "../redirect-target.ts";
import { methods, publicRoute, undocumentedRoute } from "../route.ts";
import { endedBody, signOutResponse, signOutWishSchema } from "../sign-out-response.ts";

/** `POST /api/auth/logout`. */
export const logout = methods({
  POST: publicRoute({
    summary: "Sign out",
    description:
      "Ends what the request's cookies or its bearer token name. Needs no live session, is idempotent, is never refused for " +
      "its body, and is never rate-limited. A page that names its session hears how many other devices stay signed in.",
    body: signOutWishSchema,
    bodyOptional: true,
    answers: {
      200: { description: "It is over. Repeating it is the same.", schema: logoutSchema, setsCookies: true },
      202: { description: "Not committed yet; it is finished later.", schema: logoutSchema, setsCookies: true },
    },
    handle: async ({ request, body }) => {
      const result = await signOutRequest(readCredentials(request.headers), body);
      const { revocation, ended, others, otherSession } = result;
      return signOutResponse(result, {
        success: true,
        revocation,
        ...(body.redirectTo !== null && {
          url: new URL(signOutTarget(body.redirectTo, revocation), settings().origin).href,
        }),
        ...(revocation === "committed" && endedBody(ended)),
        ...(otherSession && { otherSession }),
        ...(body.session !== null && others !== null && { others }),
      });
    },
  }),
});

type SignOutForm = {
  /** Where to go afterwards, if the form asks for a page. */
  readonly target: string | null;
  /** The session id that the page was opened with. Our forms carry it, also in the address. */
  readonly session: string | null;
};

/** Reads the form that `next-auth/react` posts. Where nobody asked for a page, it names the one that it is on. */
async function readForm(request: Request): Promise<SignOutForm> {
  const form = new URLSearchParams(await readBody(request).catch(() => ""));
  const { origin } = settings();
  const read = (address: string | null) =>
    address !== null && URL.canParse(address, origin) ? new URL(address, origin) : null;
  const target = read(form.get("redirectTo") ?? form.get("callbackUrl"));
  // In the address of any other page, "session" is something of the host's.
  const isOurs = target?.pathname === settings().pages.signedOut;
  const session = form.get("session") ?? (isOurs ? target.searchParams.get("session") : null);
  const isAsked = target?.pathname !== read(request.headers.get("referer"))?.pathname;
  return { target: isAsked && target !== null ? target.href : null, session };
}

// A form without JavaScript: the browser shows what it gets (RFC 9110 §15.4.4).
function seeOther(url: string, { headers }: Response): Response {
  const response = new Response(null, { status: 303, headers });
  response.headers.delete("Content-Type");
  response.headers.set("Location", url);
  return response;
}

/** `POST /api/auth/signout`, in Auth.js's place: its own reports success when deleting the session failed. */
export const signout = methods({
  POST: undocumentedRoute(async (request) => {
    const { target, session } = await readForm(request);
    const result = await signOutRequest(readCredentials(request.headers), { scope: "this", session });
    const { revocation } = result;
    const url = new URL(signOutTarget(target, revocation), settings().origin).href;
    const answer = signOutResponse(result, { url, ...(revocation === "pending" && { revocation }) });
    return request.headers.get("sec-fetch-mode") === "navigate" ? seeOther(url, answer) : answer;
  }),
});
