import "server-only";
import { env } from "@/lib/env";
import type { SessionUser } from "@/lib/session/live-session";

/** Whether nothing is open to a person until they have confirmed their address (`REQUIRE_VERIFIED_EMAIL`). */
export function isHeldBack({ emailVerified }: Pick<SessionUser, "emailVerified">): boolean {
  return !emailVerified && env().REQUIRE_VERIFIED_EMAIL;
}
