import {
  isEither,
  isListOf,
  isMissing,
  isNull,
  isObjectOf,
  isOneOf,
  isText,
  isWhole,
  type Guarded,
} from "../shared/guards.ts";

const STORAGE_KEY = "aurora.receipt";

const isCountOrNull = isEither(isWhole, isNull);

const isReceipt = isObjectOf({
  /** Whether the server confirmed the ending. */
  revocation: isOneOf(["committed", "pending"]),
  /** How many sessions it ended; unknown while pending. */
  ended: isCountOrNull,
  /** How many apps that those had connected ended with them. */
  apps: isWhole,
  /** How many other devices stay signed in; null if the server didn't say. */
  others: isCountOrNull,
  /** The other tabs of this browser that were told, and those of them that have closed what they showed; null if unknown. */
  tabs: isEither(isObjectOf({ told: isListOf(isText), left: isListOf(isText) }), isNull),
  /** The scope that the person chose. */
  scope: isOneOf(["this", "all"]),
  /** The path of the page to sign in again. */
  signIn: isEither(isPath, isMissing),
});

function isPath(value: unknown): value is string {
  return isText(value) && /^\/(?![/\\])/.test(value);
}

/** The outcome of a sign-out, which the tab keeps for the page that it leads to. It names nobody. */
export type SignOutReceipt = Omit<Guarded<typeof isReceipt>, "signIn"> & { signIn?: string | undefined };

/** Keeps a receipt for the landing page. Without storage the page says less. */
export function keepReceipt(receipt: SignOutReceipt): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(receipt));
  } catch (error) {
    console.warn("The receipt can't be kept.", error);
  }
}

/** Forgets the receipt, because it is out of date once somebody is signed in again. */
export function forgetReceipt(): void {
  try {
    sessionStorage.removeItem(STORAGE_KEY);
  } catch (error) {
    console.warn("The storage is blocked, so it holds no receipt.", error);
  }
}

/** The receipt of this tab's sign-out, or null. */
export function readReceipt(): SignOutReceipt | null {
  return parseReceipt(readStoredReceipt());
}

/** The receipt as text: the same text as long as nothing changed. */
export function readStoredReceipt(): string | null {
  try {
    return sessionStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** A stored receipt, or null if there is none or it can't be read. */
export function parseReceipt(stored: string | null): SignOutReceipt | null {
  try {
    const kept: unknown = JSON.parse(stored ?? "null");
    return isReceipt(kept) ? kept : null;
  } catch {
    return null;
  }
}

const listeners = new Set<() => void>();

/** Calls every listener, because the receipt changed. */
export function announceReceipt(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the receipt has changed. Returns the function that stops it. */
export function listenToReceipt(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
