import "server-only";
import { z } from "zod";

const API = "https://api.github.com";

const textSchema = z.string().nullish().catch(null);
const userSchema = z.object({ id: z.number(), login: z.string(), name: textSchema, avatar_url: textSchema });
const emailsSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** GitHub's claims about a person. */
type GitHubClaims = {
  readonly id: string;
  readonly name: string;
  readonly picture: string | null;
  /** Null where GitHub tells none. */
  readonly email: string | null;
  readonly email_verified: boolean;
};

/**
 * Asks GitHub who a person is, and returns the claims of OpenID Connect. The address in their profile may be one that nobody
 * verified, so the primary one of their list counts. Throws if GitHub does not say who it is.
 */
export async function readGitHubClaims(accessToken: string, ask: typeof fetch): Promise<GitHubClaims> {
  const headers = { Authorization: `Bearer ${accessToken}`, "User-Agent": "aurora" };
  const user = userSchema.parse(await (await ask(`${API}/user`, { headers })).json());
  const listed = await ask(`${API}/user/emails`, { headers });
  const emails = listed.ok ? emailsSchema.parse(await listed.json()) : [];
  const primary = emails.find((email) => email.primary);
  return {
    id: String(user.id),
    name: user.name ?? user.login,
    picture: user.avatar_url ?? null,
    email: primary?.email ?? null,
    email_verified: primary?.verified === true,
  };
}
