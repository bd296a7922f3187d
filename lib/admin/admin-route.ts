import "server-only";
import { requireAdmin } from "@/lib/admin/administer";
import { protectedRoute, type ProtectedRequest } from "@/lib/http/protected-route";
import type { Handler } from "@/lib/http/route";

/**
 * A protected route for administrators at their browser only; everybody else gets 403 `forbidden`, and their apps
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

/** An {@link adminRoute} that changes somebody's account or sessions: only in a fresh session (ASVS 5.0 7.5). */
export function adminCommand(act: (id: string, administratorId: string) => Promise<unknown>): Handler {
  return adminRoute(({ session, params }) => act(String(params["id"]), session.userId), { fresh: true });
}
