import { tokensSchema } from "aurora-session/shared";
import { clientSchema, connectApp } from "@/lib/clients/client-tokens";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Connect an app to this browser's session",
    description: "The pair is shown once. Ending this session ends the app's too.",
    access: "fresh",
    body: clientSchema,
    answers: { 201: { description: "The app's first pair of tokens.", schema: tokensSchema } },
    problems: ["rate_limited"],
    // The app's device is not known before it refreshes.
    handle: ({ session, body: { name } }) =>
      connectApp(session, { name, userAgent: "", addressHash: null, addressTruncated: null }),
  }),
});
