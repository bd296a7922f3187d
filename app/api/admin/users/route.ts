import { listAdminUsers } from "@/lib/admin/admin-users";
import { usersQuerySchema } from "@/lib/admin/user-queries";
import { adminRoute } from "@/lib/admin/admin-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: adminRoute(({ session, query }) => listAdminUsers(query(usersQuerySchema), session.id)),
});
