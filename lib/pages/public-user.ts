import "server-only";
import type { SessionUser } from "aurora-session/core";
import type { PublicUser } from "@/lib/api-schemas";

/**
 * Returns a user as clients may see them: an allow-list, so that a new column stays inside until somebody decides
 * otherwise.
 */
export function toPublicUser(user: SessionUser): PublicUser {
  const { id, email, emailVerified, name, image, role, mustChangePassword } = user;
  return { id, email, emailVerified, name, image, role, mustChangePassword };
}
