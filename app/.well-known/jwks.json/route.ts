import { methods, undocumentedRoute } from "aurora-session/http";
import { listSigningKeys } from "aurora-session/clients";

// A key is published a day before it signs, so an hour in a cache is short.
const CACHE = "public, max-age=3600";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: undocumentedRoute(async () => {
    const keys = await listSigningKeys();
    return Response.json({ keys: keys.map(({ publicJwk }) => publicJwk) }, { headers: { "Cache-Control": CACHE } });
  }),
});
