import { z } from "zod";

/** What the server process is told by the process that starts it. Holds no secret: arguments show in process lists. */
export const serverSettingsSchema = z.strictObject({
  mode: z.enum(["production", "development"]),
  origin: z.url(),
  port: z.int(),
  hosts: z.array(z.string()),
  trustedProxies: z.array(z.string()),
  clientAddressHeader: z.string().optional(),
});

export type ServerSettings = z.infer<typeof serverSettingsSchema>;
