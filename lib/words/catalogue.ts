import "server-only";
import type { Language } from "aurora-session/shared";
import * as de from "@/lib/words/de";
import * as en from "@/lib/words/en";
import type { Words } from "@/lib/words/words";

/** Every language's words. Server code only: a component in the browser is given the words that it shows. */
export const CATALOGUE: Readonly<Record<Language, Words>> = { en, de };
