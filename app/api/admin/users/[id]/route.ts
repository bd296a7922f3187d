import { adminUserSchema } from "@/lib/admin/admin-schemas";
import { readAdminUser } from "@/lib/admin/user-queries";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "Show a user with their live sessions",
    access: "admin",
    answers: { 200: { description: "The user.", schema: adminUserSchema } },
    problems: ["not_found"],
    handle: ({ session, params }) => readAdminUser(String(params["id"]), session.id),
  }),
});
