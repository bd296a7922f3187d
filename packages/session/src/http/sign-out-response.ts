import "server-only";
import { z } from "zod";
import { settings } from "../base/settings.ts";
import type { JsonResponse } from "./operation.ts";
import { json } from "./route.ts";
import type { DeviceEnding } from "../core/end-device.ts";
import type { Ended } from "../core/end-session.ts";
import type { SignOutResult } from "../core/request-sign-out.ts";
import type { CreatedSession } from "../core/session-commands.ts";
import { appendCookies, clearedSessionCookies, rotatedCookies } from "../core/session-cookies.ts";

/** The parameters of a sign-out. None is required, and one that can't be read counts as missing. */
export const signOutWishSchema = z.object({
  scope: z.enum(["this", "all", "pending"]).default("this").catch("this"),
  session: z.string().nullable().default(null).catch(null),
  redirectTo: z.string().nullable().default(null).catch(null),
});

/** Returns the body that tells what was ended. It has connected apps only if there were any. */
export function endedBody({ sessions, apps }: Ended) {
  return { ended: sessions, ...(apps > 0 && { apps }) };
}

/** Returns the answer to a sign-out: 200 once it is committed, 202 while it is not (RFC 9110 §15.3.3). */
export function signOutResponse<const Body>(result: SignOutResult, body: Body): JsonResponse<Body> {
  const committed = result.revocation === "committed";
  const response = json(body, committed ? 200 : 202);
  appendCookies(response.headers, result.cookies);
  if (!result.otherSession) clearSiteData(response.headers);
  return response;
}

/** Returns the answer to an ending. If it ended the session that asked, its cookies are cleared as at a sign-out. */
export function endedResponse({ ended, clearsCookies }: DeviceEnding): JsonResponse<ReturnType<typeof endedBody>> {
  const response = json(endedBody(ended));
  if (!clearsCookies) return response;
  appendCookies(response.headers, clearedSessionCookies());
  clearSiteData(response.headers);
  return response;
}

/** Returns the answer to a request that rotated the session's token. It carries the new token. */
export function rotatedResponse<const Body>(body: Body, created: CreatedSession): JsonResponse<Body> {
  const response = json(body);
  appendCookies(response.headers, rotatedCookies(created));
  return response;
}

function clearSiteData(headers: Headers): void {
  const types = settings().clearSiteData;
  if (types.length > 0) headers.set("Clear-Site-Data", types.map((type) => `"${type}"`).join(", "));
}
