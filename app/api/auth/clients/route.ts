import { clientSchema, connectApp } from "@/lib/clients/client-tokens";
import { protectedRoute } from "@/lib/http/protected-route";
import { json, methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session, body }) => {
      const { name } = await body(clientSchema);
      // Where the app runs is not known before it refreshes.
      const device = { name, userAgent: "", addressHash: null, addressTruncated: null };
      return json(await connectApp(session, device), 201);
    },
    { fresh: true },
  ),
});
