import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import { Pool } from "pg";

// As better-auth.com says for PostgreSQL and Next. Its limit of requests is off, because all of a run come from one address; its
// cookie cache lasts for an hour in place of five minutes, so that it does not run out in the middle.
export const auth = betterAuth({
  database: new Pool({ connectionString: process.env["DATABASE_URL"] }),
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  session: { cookieCache: { enabled: process.env["COOKIE_CACHE"] === "on", maxAge: 60 * 60 } },
  plugins: [nextCookies()],
});
