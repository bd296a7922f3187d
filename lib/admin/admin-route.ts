import "server-only";
import { requireAdmin } from "@/lib/admin/administer";
import { protectedRoute, type ProtectedRequest } from "@/lib/http/protected-route";
import type { Handler } from "@/lib/http/route";

/**
 * Makes a protected route for administrators, in a browser only. Everybody else gets 403 `forbidden`, and apps get
 * `browser_required`.
 */
export function adminRoute(
  handle: (request: ProtectedRequest) => Promise<unknown>,
  options: { readonly fresh?: boolean } = {},
): Handler {
  return protectedRoute(
    async (request) => {
      requireAdmin(request.session);
      return handle(request);
    },
    { ...options, browserOnly: true },
  );
}

/** Makes an {@link adminRoute} that changes somebody's account or sessions. It needs a fresh session (ASVS 5.0 7.5). */
export function adminCommand(act: (id: string, administratorId: string) => Promise<unknown>): Handler {
  return adminRoute(({ session, params }) => act(String(params["id"]), session.userId), { fresh: true });
}
