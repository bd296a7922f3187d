import { protectedRoute, methods, sessionStream } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "Follow what happens to my sessions",
    description:
      "Server-sent events: `hello`, then `ended`, `signed_in` and `changed`; an app hears of its own ending only. Over with its " +
      "session, or after five minutes.",
    access: "session",
    essential: true,
    answers: { 200: { description: "A stream.", mediaType: "text/event-stream" } },
    handle: async ({ session: { id, userId, isClient }, readAgain }) =>
      sessionStream({ id, userId, isClient, read: readAgain }),
  }),
});
