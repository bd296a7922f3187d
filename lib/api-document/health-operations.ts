import "server-only";
import type { Operation } from "@/lib/api-document/operation";
import { healthSchema } from "@/lib/api-schemas";

const ANY_HOST = "Answers whatever host the request names, because probes name an address.";

/** What a proxy, a container platform or a monitor asks. */
export const HEALTH_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/api/health/live",
    summary: "Whether this process answers",
    description: `${ANY_HOST} It does not ask the database: a process is not to be started again because that is away.`,
    access: "anyone",
    answers: { 200: { description: "It does.", schema: healthSchema } },
  },
  {
    method: "get",
    path: "/api/health/ready",
    summary: "Whether this process can do its work",
    description: ANY_HOST,
    access: "anyone",
    answers: { 200: { description: "The database answers and has every migration.", schema: healthSchema } },
    codes: ["not_ready"],
  },
];
