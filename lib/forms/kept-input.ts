import { z } from "zod";
import { listUnsentInput, type UnsentInput } from "aurora-session/browser";

const STORAGE_KEY = "aurora.kept-input";

const keptSchema = z.object({
  path: z.string(),
  input: z.array(z.object({ name: z.string(), position: z.number(), label: z.string(), value: z.string() })),
});

/** Loads this page again and keeps what was typed into it, for this tab and this page; passwords are kept nowhere. */
export function reloadWithInput(): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ path: location.pathname, input: listUnsentInput() }));
  } catch (error) {
    console.warn("The storage is blocked: what was typed has to be typed again.", error);
  }
  location.reload();
}

/** Returns, once, what was typed before the page was loaded again. */
export function takeKeptInput(): readonly UnsentInput[] {
  try {
    const text = sessionStorage.getItem(STORAGE_KEY);
    sessionStorage.removeItem(STORAGE_KEY);
    const kept = text === null ? null : keptSchema.safeParse(JSON.parse(text)).data;
    return kept?.path === location.pathname ? kept.input : [];
  } catch {
    return [];
  }
}
