import * as z from "zod/mini";
import { COLOR_SCHEMES } from "@/lib/pages/color-scheme";
import { LANGUAGES } from "aurora-session/shared";

/** What a person says of themselves, and how all of their devices are to show pages; null for what each device says. */
export const profileSchema = z.object({
  name: z.nullable(z.string()),
  /** Of pages and mails. */
  language: z.nullable(z.enum(LANGUAGES)),
  colorScheme: z.nullable(z.enum(COLOR_SCHEMES)),
  /** A name of IANA's database, such as "Europe/Berlin". */
  timeZone: z.nullable(z.string()),
});

/** The address of a person's picture; null for none. */
export const pictureSchema = z.object({ image: z.nullable(z.string()) });

export type Profile = z.infer<typeof profileSchema>;
