import "server-only";
import type { z } from "zod";
import { listUsers, type usersQuerySchema } from "@/lib/admin/user-queries";
import type { AdminUsers } from "@/lib/admin/admin-schemas";
import { toPublicSession } from "aurora-session/http";
import { listLiveSessionsOf } from "aurora-session/core";

/** Returns a page of users with their live sessions, as administrators see them. Throws `DatabaseUnavailable`. */
export async function listAdminUsers(
  query: z.output<typeof usersQuerySchema>,
  currentSessionId: string,
): Promise<AdminUsers> {
  const { users, nextCursor } = await listUsers(query);
  const sessions = await listLiveSessionsOf(users.map(({ id }) => id));
  return {
    nextCursor,
    users: users.map(({ id, email, name, role, mustChangePassword, disabledAt, createdAt }) => ({
      id,
      email,
      name,
      role,
      mustChangePassword,
      disabledAt: disabledAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      sessions: sessions.filter(({ userId }) => userId === id).map((each) => toPublicSession(each, currentSessionId)),
    })),
  };
}
