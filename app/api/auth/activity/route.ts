import { protectedRoute } from "@/lib/http/protected-route";
import { methods, noContent } from "@/lib/http/route";
import { touchSession } from "@/lib/session/session-commands";

// Clients report at most once a minute, but "Stay signed in" must count at any time.
const NOTE_EVERY_SECONDS = 1;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session }) => {
      // Before the answer: whoever gets it reads the new end at once, and "noted" must be true.
      await touchSession(session, NOTE_EVERY_SECONDS);
      return noContent();
    },
    // A client is active when it refreshes.
    { browserOnly: true, openUnverified: true, openDuringPasswordChange: true },
  ),
});
