import { enableAccount } from "@/lib/admin/administer";
import { adminCommand } from "@/lib/admin/admin-route";
import { methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: adminCommand("Enable an account", enableAccount),
});
