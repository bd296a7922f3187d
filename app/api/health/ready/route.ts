import { healthSchema } from "@/lib/api-schemas";
import { methods, publicRoute } from "aurora-session/http";
import { requireReady } from "@/lib/start/readiness";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: publicRoute({
    summary: "Whether this process can do its work",
    description: "Answers whatever host the request names, because probes name an address.",
    answers: { 200: { description: "The database answers and has every migration.", schema: healthSchema } },
    problems: ["not_ready"],
    handle: async () => {
      await requireReady();
      return { status: "ok" };
    },
  }),
});
