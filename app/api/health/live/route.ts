import { healthSchema } from "@/lib/api-schemas";
import { methods, publicRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: publicRoute({
    summary: "Whether this process answers",
    description:
      "Answers whatever host the request names, because probes name an address. It does not ask the database: a process is not " +
      "to be started again because that is away.",
    answers: { 200: { description: "It does.", schema: healthSchema } },
    handle: async () => ({ status: "ok" }),
  }),
});
