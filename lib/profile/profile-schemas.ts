import { z } from "zod";

/** What a person says of themselves. */
export const profileSchema = z.object({ name: z.string().nullable() });

export type Profile = z.infer<typeof profileSchema>;
