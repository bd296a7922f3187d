import "server-only";
import { adminCommandSchema } from "@/lib/admin/admin-schemas";
import { protectedRoute, type Handler } from "aurora-session/http";

type Changed = { readonly changed?: boolean; readonly ended?: number };

/** An operation by which an administrator changes somebody's account or sessions. It needs a fresh session (ASVS 5.0 7.5). */
export function adminCommand(summary: string, act: (id: string, administratorId: string) => Promise<Changed>): Handler {
  return protectedRoute({
    summary,
    access: "fresh admin",
    answers: { 200: { description: "What it changed.", schema: adminCommandSchema } },
    problems: ["not_found"],
    handle: ({ session, params }) => act(String(params["id"]), session.userId),
  });
}
