import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { endedResponse } from "@/lib/http/sign-out-response";
import { toPublicSession } from "@/lib/pages/public-session";
import { endAllDevices, endingScopeSchema, endOtherDevices } from "@/lib/session/end-device";
import { listLiveSessions } from "@/lib/session/session-queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(
    async ({ session }) => {
      const sessions = await listLiveSessions(session.userId);
      return { sessions: sessions.map((each) => toPublicSession(each, session.id)) };
    },
    // Where else a person is signed in, and from which networks, is no business of an app's.
    { browserOnly: true },
  ),
  DELETE: protectedRoute(async ({ session, query }) => {
    const { scope } = query(endingScopeSchema);
    return endedResponse(scope === "all" ? await endAllDevices(session) : await endOtherDevices(session));
  }),
});
