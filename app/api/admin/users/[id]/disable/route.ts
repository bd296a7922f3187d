import { disableAccount } from "@/lib/account/administer";
import { adminCommand } from "@/lib/http/admin-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: adminCommand((id, administrator) => disableAccount(id, administrator)),
});
