import { z } from "zod";
import { signInClient, signIn, signInSchema } from "@/lib/account/sign-in";
import { readSignInRequest, signInCookies } from "@/lib/account/requester";
import { tokensSchema } from "aurora-session/shared";
import { signedInSchema, signedUpSchema } from "@/lib/api-schemas";
import { toPublicUser } from "@/lib/pages/public-user";
import { json, methods, publicRoute } from "aurora-session/http";
import { appendCookies } from "aurora-session/core";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute({
    summary: "Sign in",
    description:
      "With `client`, an app signs in for the person: it gets a pair of tokens and no cookie. An unknown email and a wrong " +
      "password are answered alike, in the same time.",
    body: signInSchema,
    answers: {
      200: {
        description: "A new session, with cookies, or with tokens for a client.",
        schema: z.union([signedInSchema, z.object({ ...signedUpSchema.shape, ...tokensSchema.shape })]),
        setsCookies: true,
      },
    },
    problems: [
      "invalid_credentials",
      "account_disabled",
      "password_change_required",
      "email_not_verified",
      "sign_in_superseded",
      "rate_limited",
      "too_many_failures",
      "busy",
      "session_unverifiable",
    ],
    handle: async ({ request, body }) => {
      const context = readSignInRequest(request.headers);
      if (body.client !== undefined) {
        const { user, tokens } = await signInClient(body, body.client.name, context);
        return { user: toPublicUser(user), ...tokens };
      }
      const { user, created, isNewDevice } = await signIn(body, context);
      const response = json({ user: toPublicUser(user), isNewDevice });
      appendCookies(response.headers, signInCookies(created));
      return response;
    },
  }),
});
