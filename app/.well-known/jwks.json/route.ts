import { methods, undocumentedRoute } from "@/lib/http/route";
import { listSigningKeys } from "@/lib/session/signing-keys";

// A key is published a day before it signs, so an hour in a cache is short.
const CACHE = "public, max-age=3600";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: undocumentedRoute(async () => {
    const keys = await listSigningKeys();
    return Response.json({ keys: keys.map(({ publicJwk }) => publicJwk) }, { headers: { "Cache-Control": CACHE } });
  }),
});
