import "server-only";
import { env } from "@/lib/env";
import { clearPoints, limitKey, requirePoint, returnPoint, takePoint, type Limit } from "@/lib/rate-limit";

const SLOW_SECONDS = 60;

function limits() {
  const environment = env();
  const windowSeconds = environment.LIMIT_WINDOW_SECONDS;
  return {
    pair: { name: "sign-in:pair", points: environment.LIMIT_FAILURES_PER_ACCOUNT_AND_ADDRESS, windowSeconds },
    account: { name: "sign-in:account", points: environment.LIMIT_FAILURES_PER_ACCOUNT, windowSeconds },
    slow: { name: "sign-in:slow", points: 1, windowSeconds: SLOW_SECONDS },
    address: { name: "sign-in:address", points: environment.LIMIT_SIGN_INS_PER_ADDRESS, windowSeconds },
    // Each begins and comes back.
    providers: { name: "provider:address", points: 2 * environment.LIMIT_SIGN_INS_PER_ADDRESS, windowSeconds },
    signUps: { name: "sign-up:address", points: environment.LIMIT_SIGN_UPS_PER_ADDRESS, windowSeconds },
  } as const satisfies Record<string, Limit>;
}

/** Who tries to sign in to what. */
export type Attempt = {
  readonly email: string;
  /** Null where nobody trustworthy tells it: limits are per account then. */
  readonly address: string | null;
  /** The hash of `aurora.device`, if this browser has signed in to this account before. */
  readonly knownDevice: string | null;
};

function sourceOf({ knownDevice, address }: Attempt): string | null {
  return knownDevice === null ? address : `device:${knownDevice}`;
}

/**
 * Counts an attempt before the password is looked at, so that parallel tries are counted too. Throws `rate_limited`.
 * A browser that has signed in to the account before has a count of its own, so nobody can lock another out; failures
 * over all addresses let strangers try once a minute and address.
 */
export async function countAttempt(attempt: Attempt): Promise<void> {
  const { pair, account, slow, address } = limits();
  if (attempt.knownDevice === null && attempt.address !== null) await requirePoint(address, limitKey(attempt.address));
  const source = sourceOf(attempt);
  if (source !== null) await requirePoint(pair, limitKey(attempt.email, source));
  if (attempt.knownDevice !== null) return;
  const strangers = await takePoint(account, limitKey(attempt.email));
  if (!strangers.ok) await requirePoint(slow, limitKey(attempt.email, attempt.address ?? "unknown"));
}

/** After a right password: what was counted for this attempt, and the person's own failures before it, count no more. */
export async function forgiveAttempts(attempt: Attempt): Promise<void> {
  const { pair, account } = limits();
  const source = sourceOf(attempt);
  if (source !== null) await clearPoints(pair, limitKey(attempt.email, source));
  if (attempt.knownDevice === null) await returnPoint(account, limitKey(attempt.email));
}

/** Counts one of the two steps of a sign-in with a provider: each makes us ask the provider. Throws `rate_limited`. */
export async function countProviderStep(address: string | null): Promise<void> {
  if (address !== null) await requirePoint(limits().providers, limitKey(address));
}

/** Counts a sign-up. Throws `rate_limited`. */
export async function countSignUp(address: string | null): Promise<void> {
  if (address !== null) await requirePoint(limits().signUps, limitKey(address));
}
