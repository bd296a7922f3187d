import "server-only";
import { usersQuerySchema } from "@/lib/admin/user-queries";
import { adminCommandSchema, adminUsersSchema } from "@/lib/admin/admin-schemas";
import type { Operation } from "@/lib/api-document/operation";

function command(method: "post" | "delete", path: string, summary: string): Operation {
  return {
    method,
    path,
    summary,
    access: "fresh admin",
    answers: { 200: { description: "What it changed.", schema: adminCommandSchema } },
    codes: ["not_found"],
  };
}

/** What administrators may do. Everybody else gets 403 `forbidden`. */
export const ADMIN_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/api/admin/users",
    summary: "List users with their live sessions",
    access: "admin",
    query: usersQuerySchema,
    answers: { 200: { description: "A page of users, the newest first.", schema: adminUsersSchema } },
  },
  command("delete", "/api/admin/users/{id}/sessions", "End all sessions of a user"),
  command("delete", "/api/admin/sessions/{id}", "End a session"),
  command("post", "/api/admin/users/{id}/disable", "Disable an account and end its sessions"),
  command("post", "/api/admin/users/{id}/enable", "Enable an account"),
  command("post", "/api/admin/users/{id}/require-password", "Have a user choose a new password"),
];
