import { z } from "zod";

const STORAGE_KEY = "aurora.receipt";

const receiptSchema = z.object({
  /** Whether the server confirmed the ending. */
  revocation: z.enum(["committed", "pending"]),
  /** How many sessions it ended; unknown while pending. */
  ended: z.number().int().nullable(),
  /** How many apps that those had connected ended with them. */
  apps: z.number().int(),
  /** Other tabs of this browser that emptied themselves. */
  otherTabs: z.number().int(),
  /** What was asked for. */
  scope: z.enum(["this", "all"]),
});

/** What a sign-out did, kept by the tab for the page it lands on. It names nobody. */
export type SignOutReceipt = z.infer<typeof receiptSchema>;

/** Keeps a receipt for the landing page. Without storage the page says less. */
export function keepReceipt(receipt: SignOutReceipt): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(receipt));
  } catch (error) {
    console.warn("The receipt can't be kept.", error);
  }
}

/** Forgets a receipt: once somebody is signed in again it tells of a sign-out that is history. */
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

/** Tells who shows the receipt that it changed. */
export function announceReceipt(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the receipt changed. Answers how to stop. */
export function listenToReceipt(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
