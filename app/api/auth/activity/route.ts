import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { touchSession } from "@/lib/session/session-commands";

// Clients report at most once a minute, but "Stay signed in" must count at any time.
const NOTE_EVERY_SECONDS = 1;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Say that the person is there",
    description: "Moves the idle end. Polls, streams and reads never do.",
    // A client is active when it refreshes.
    access: "browser",
    openUnverified: true,
    openDuringPasswordChange: true,
    answers: { 204: { description: "Noted." } },
    handle: async ({ session }) => {
      // Before the answer: whoever gets it reads the new end at once, and "noted" must be true.
      await touchSession(session, NOTE_EVERY_SECONDS);
    },
  }),
});
