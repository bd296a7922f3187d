import "server-only";
import { settings } from "../../base/settings.ts";
import { readCredentials } from "../../core/credentials.ts";
import { signOutRequest } from "../../core/request-sign-out.ts";
import { logoutSchema } from "../../shared/schemas.ts";
import { readBody } from "../json-body.ts";
import { methods, publicRoute, undocumentedRoute } from "../route.ts";
import { endedBody, signOutResponse, signOutWishSchema } from "../sign-out-response.ts";

/** `POST /api/auth/logout`. */
export const logout = methods({
  POST: publicRoute({
    summary: "Sign out",
    description:
      "Ends what the request's cookies or its bearer token name. Needs no live session, is idempotent, is never refused for " +
      "its body, and is never rate-limited.",
    body: signOutWishSchema,
    bodyOptional: true,
    answers: {
      200: { description: "It is over. Repeating it is the same.", schema: logoutSchema, setsCookies: true },
      202: { description: "Not committed yet; it is finished later.", schema: logoutSchema, setsCookies: true },
    },
    handle: async ({ request, body }) => {
      const result = await signOutRequest(readCredentials(request.headers), body);
      const { revocation, ended, otherSession } = result;
      return signOutResponse(result, {
        success: true,
        revocation,
        ...(revocation === "committed" && endedBody(ended)),
        ...(otherSession && { otherSession }),
      });
    },
  }),
});

/** Reads `callbackUrl` from the form that `next-auth/react` posts. Ours carries the session id that the page was opened with. */
async function readCallback(request: Request): Promise<URL | null> {
  const form = new URLSearchParams(await readBody(request).catch(() => ""));
  const callback = form.get("callbackUrl") ?? "";
  const { origin } = settings();
  return URL.canParse(callback, origin) ? new URL(callback, origin) : null;
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
    const callback = await readCallback(request);
    const session = callback?.searchParams.get("session") ?? null;
    const result = await signOutRequest(readCredentials(request.headers), { scope: "this", session });
    const { origin, pages } = settings();
    const url = new URL(pages.signedOut, origin).href;
    const answer = signOutResponse(result, { url, ...(result.revocation === "pending" && { revocation: "pending" }) });
    return request.headers.get("sec-fetch-mode") === "navigate" ? seeOther(url, answer) : answer;
  }),
});
