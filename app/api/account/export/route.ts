import { exportPerson } from "@/lib/profile/export";
import { exportSchema } from "@/lib/profile/export-schemas";
import { protectedRoute, methods } from "aurora-session/http";

const HEADERS = {
  "Content-Type": "application/json",
  "Content-Disposition": 'attachment; filename="my-data.json"',
  "Cache-Control": "no-store",
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "Export my data",
    description:
      "Everything that is kept of the person, without what opens something: no password, token, secret or hash.",
    access: "fresh",
    answers: { 200: { description: "One document, sent as it is read.", schema: exportSchema } },
    handle: async ({ session }) => new Response(await exportPerson(session.userId, new Date()), { headers: HEADERS }),
  }),
});
