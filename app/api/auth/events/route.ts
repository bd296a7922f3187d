import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { sessionStream } from "@/lib/http/session-stream";
import { requestSighting } from "@/lib/devices/request-device";
import { readApiSession } from "@/lib/session/request-session";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(
    async ({ session: { id, userId, isClient }, request: { headers } }) => {
      const sighting = requestSighting(headers);
      return sessionStream({ id, userId, isClient, read: () => readApiSession(headers, sighting) });
    },
    { openDuringPasswordChange: true, openUnverified: true },
  ),
});
