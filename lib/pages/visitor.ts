import "server-only";
import { DatabaseUnavailable, type LiveSession } from "aurora-session/core";
import { getSession } from "aurora-session/next";

/**
 * Returns the session of whoever visits a page that everybody may see, or null. Null too while nobody can tell: these pages
 * are shown in an outage. It asks the database only where a cookie was sent, once a request.
 */
export async function getVisitor(): Promise<LiveSession | null> {
  try {
    return await getSession();
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return null;
    throw error;
  }
}
