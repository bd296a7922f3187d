import { json, methods, publicRoute } from "@/lib/http/route";
import { requireReady } from "@/lib/start/readiness";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: publicRoute(async () => {
    await requireReady();
    return json({ status: "ok" });
  }),
});
