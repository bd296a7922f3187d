import "server-only";
import { redirect } from "next/navigation";
import { Problem } from "../base/problem.ts";
import type { LiveSession } from "../core/live-session.ts";
import { notePageDevice, requireSession } from "./page-session.ts";
import { signInAddress } from "./proxy.ts";

/**
 * Returns the live session of a page's request, or redirects to the sign-in page with the reason. One statement a request,
 * however often it is called. Throws `DatabaseUnavailable`.
 */
export async function sessionOrRedirect(): Promise<LiveSession> {
  try {
    await notePageDevice();
    return await requireSession();
  } catch (error) {
    if (error instanceof Problem && error.code !== "session_unverifiable") redirect(signInAddress(error, null));
    throw error;
  }
}
