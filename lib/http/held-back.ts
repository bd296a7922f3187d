import "server-only";
import { env } from "@/lib/env";
import type { SessionUser } from "@/lib/session/live-session";

/** Returns whether a person has to confirm their address before anything opens to them (`REQUIRE_VERIFIED_EMAIL`). */
export function isHeldBack({ emailVerified }: Pick<SessionUser, "emailVerified">): boolean {
  return !emailVerified && env().REQUIRE_VERIFIED_EMAIL;
}
