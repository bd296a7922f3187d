import { z } from "zod";

const STORAGE_KEY = "aurora.receipt";

const receiptSchema = z.object({
  /** Whether the server confirmed the ending. */
  revocation: z.enum(["committed", "pending"]),
  /** How many sessions it ended; unknown while pending. */
  ended: z.number().int().nullable(),
  /** How many apps that those had connected ended with them. */
  apps: z.number().int(),
  /** How many other devices stay signed in; null if the server didn't say. */
  others: z.number().int().nullable(),
  /** The other tabs of this browser that were told, and those of them that have closed what they showed; null if unknown. */
  tabs: z.object({ told: z.array(z.string()), left: z.array(z.string()) }).nullable(),
  /** The scope that the person chose. */
  scope: z.enum(["this", "all"]),
  /** The path of the page to sign in again. */
  signIn: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional(),
});

/** The outcome of a sign-out, which the tab keeps for the page that it leads to. It names nobody. */
export type SignOutReceipt = z.infer<typeof receiptSchema>;

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
    const parsed = receiptSchema.safeParse(JSON.parse(stored ?? "null"));
    return parsed.success ? parsed.data : null;
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
