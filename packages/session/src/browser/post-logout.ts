import { logoutShape } from "./answer-shapes.ts";

const TIMEOUT_MS = 5_000;

/** The outcome of a request to end a session. */
export type LogoutAnswer = {
  /** The server said that the ending is committed. Nothing else counts as that. */
  readonly confirmed: boolean;
  readonly ended: number | null;
  /** How many connected apps ended with the sessions. */
  readonly apps: number;
  /** How many other devices stay signed in; null if the server didn't say. */
  readonly others: number | null;
  readonly otherSession: boolean;
  /** Whether the server answered anything at all. */
  readonly reachable: boolean;
};

/** Asks the server to sign out, for at most 5 s. Never throws: 5xx, HTML, garbage and silence are all "not confirmed". */
export async function postLogout(wish: {
  readonly scope: "this" | "all" | "pending";
  readonly session?: string;
}): Promise<LogoutAnswer> {
  const failed = { confirmed: false, ended: null, apps: 0, others: null, otherSession: false };
  try {
    const response = await fetch("/api/auth/logout", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wish),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const parsed = logoutShape.safeParse(await response.json().catch(() => undefined));
    if (!response.ok || !parsed.success) return { ...failed, reachable: true };
    const { revocation, ended = null, apps = 0, others = null, otherSession = false } = parsed.data;
    const confirmed = response.status === 200 && revocation === "committed";
    return { confirmed, ended, apps, others, otherSession, reachable: true };
  } catch (error) {
    console.warn("The sign-out could not be sent; it will be finished later.", error);
    return { ...failed, reachable: false };
  }
}
