import { protectedRoute } from "@/lib/http/protected-route";
import { methods, noContent } from "@/lib/http/route";
import { touchSession } from "@/lib/session/session-commands";

// Clients report at most once a minute, but "Stay signed in" must count at any time.
const NOTE_EVERY_SECONDS = 1;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session }) => {
      await touchSession(session.id, NOTE_EVERY_SECONDS);
      return noContent();
    },
    // A client is active when it refreshes.
    { browserOnly: true },
  ),
});
