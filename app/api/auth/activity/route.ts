import { protectedRoute, methods } from "aurora-session/http";
import { touchSession } from "aurora-session/core";

// Clients report at most once a minute, but "Stay signed in" must count at any time.
const NOTE_EVERY_SECONDS = 1;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Say that the person is there",
    description: "Moves the idle end. Polls, streams and reads never do.",
    // An API client counts as active when it refreshes.
    access: "browser",
    essential: true,
    answers: { 204: { description: "Noted." } },
    handle: async ({ session }) => {
      // Before the answer, because its receiver reads the new end at once, and "noted" must be true.
      await touchSession(session, NOTE_EVERY_SECONDS);
    },
  }),
});
