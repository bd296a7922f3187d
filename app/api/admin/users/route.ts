import { adminUsersSchema } from "@/lib/admin/admin-schemas";
import { listAdminUsers, usersQuerySchema } from "@/lib/admin/user-queries";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "List users with their live sessions",
    access: "admin",
    query: usersQuerySchema,
    answers: { 200: { description: "A page of users, and how many there are in all.", schema: adminUsersSchema } },
    handle: ({ session, query }) => listAdminUsers(query, session.id),
  }),
});
