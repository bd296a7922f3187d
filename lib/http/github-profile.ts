import "server-only";
import { z } from "zod";
import { providerFetch } from "@/lib/http/provider-fetch";

const USER = "https://api.github.com/user";

const profileSchema = z.looseObject({ email: z.string().nullish() });
const emailsSchema = z.array(z.looseObject({ email: z.string(), primary: z.boolean() }));

/** What GitHub tells of a person, with their primary address where the profile shows none, as Auth.js asks it. */
export async function fetchGitHubProfile(accessToken: string | undefined): Promise<z.output<typeof profileSchema>> {
  const ask = async (url: string): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${accessToken}`, "User-Agent": "aurora" };
    return (await providerFetch(url, { headers })).json();
  };
  const profile = profileSchema.parse(await ask(USER));
  if (profile.email) return profile;
  const emails = emailsSchema.safeParse(await ask(`${USER}/emails`)).data ?? [];
  return { ...profile, email: (emails.find(({ primary }) => primary) ?? emails[0])?.email ?? null };
}
