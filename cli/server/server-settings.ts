import { z } from "zod";

/** The settings that the launcher gives the server process. It holds no secret, because arguments show in process lists. */
export const serverSettingsSchema = z.strictObject({
  mode: z.enum(["production", "development"]),
  origin: z.url(),
  port: z.int(),
  hosts: z.array(z.string()),
  trustedProxies: z.array(z.string()),
  clientAddressHeader: z.string().optional(),
});

export type ServerSettings = z.infer<typeof serverSettingsSchema>;
