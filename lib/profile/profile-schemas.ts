import { z } from "zod";
import { colorSchemeSchema } from "@/lib/pages/color-scheme";
import { LANGUAGES } from "aurora-session/shared";

/** What a person says of themselves, and how all of their devices are to show pages; null for what each device says. */
export const profileSchema = z.object({
  name: z.string().nullable(),
  /** Of pages and mails. */
  language: z.enum(LANGUAGES).nullable(),
  colorScheme: colorSchemeSchema.nullable(),
  /** A name of IANA's database, such as "Europe/Berlin". */
  timeZone: z.string().nullable(),
});

export type Profile = z.infer<typeof profileSchema>;
