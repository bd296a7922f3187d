import { endAllUserSessions } from "@/lib/admin/administer";
import { adminCommand } from "@/lib/admin/admin-route";
import { methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: adminCommand("End all sessions of a user", endAllUserSessions),
});
