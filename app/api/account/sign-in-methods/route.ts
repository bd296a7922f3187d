import { listProviders } from "@/auth";
import { listSignInMethods } from "@/lib/account/sign-in-methods";
import { signInMethodsSchema } from "@/lib/api-schemas";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "List my ways to sign in",
    access: "session",
    answers: {
      200: { description: "The password, if there is one, and each linked provider.", schema: signInMethodsSchema },
    },
    handle: ({ session }) =>
      listSignInMethods(
        session.userId,
        listProviders().map(({ id }) => id),
      ),
  }),
});
