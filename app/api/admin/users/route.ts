import { listAdminUsers } from "@/lib/account/admin-users";
import { usersQuerySchema } from "@/lib/account/user-queries";
import { adminRoute } from "@/lib/http/admin-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: adminRoute(({ session, query }) => listAdminUsers(query(usersQuerySchema), session.id)),
});
