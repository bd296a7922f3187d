import { endUserSessionById } from "@/lib/admin/administer";
import { adminCommand } from "@/lib/admin/admin-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: adminCommand("End a session", endUserSessionById),
});
