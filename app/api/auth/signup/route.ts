import { readSignInRequest, signInCookies } from "@/lib/account/requester";
import { signUp, signUpSchema } from "@/lib/account/sign-up";
import { signedUpSchema } from "@/lib/api-schemas";
import { toPublicUser } from "@/lib/pages/public-user";
import { json, methods, publicRoute } from "aurora-session/http";
import { appendCookies } from "aurora-session/core";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute({
    summary: "Create an account and sign in",
    body: signUpSchema,
    answers: { 201: { description: "The account, with a session.", schema: signedUpSchema, setsCookies: true } },
    problems: ["email_taken", "rate_limited", "busy", "session_unverifiable"],
    handle: async ({ request, body }) => {
      const { user, created } = await signUp(body, readSignInRequest(request.headers));
      const response = json({ user: toPublicUser(user) }, 201);
      appendCookies(response.headers, signInCookies(created));
      return response;
    },
  }),
});
