import { listProviders } from "@/auth";
import { removeSignInMethod } from "@/lib/account/sign-in-methods";
import { endedSchema } from "aurora-session/shared";
import { requestDevice, protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: protectedRoute({
    summary: "Remove one of my ways to sign in",
    description: "Ends all other sessions.",
    access: "fresh",
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema } },
    problems: ["not_found", "last_sign_in_method"],
    handle: ({ session, params, request }) => {
      const offered = listProviders().map(({ id }) => id);
      return removeSignInMethod(session, String(params["id"]), offered, requestDevice(request.headers));
    },
  }),
});
