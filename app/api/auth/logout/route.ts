import { logoutSchema } from "aurora-session/shared";
import { methods, publicRoute, endedBody, signOutResponse, signOutWishSchema } from "aurora-session/http";
import { readCredentials, signOutRequest } from "aurora-session/core";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
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
