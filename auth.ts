import "server-only";
import NextAuth, { customFetch, type NextAuthConfig, type NextAuthResult } from "next-auth";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { readGitHubClaims } from "@/lib/auth-js/github-claims";
import { createAuthAdapter, type ProviderSignIn } from "@/lib/auth-js/auth-adapter";
import { authSecrets, env, isSecureOrigin } from "@/lib/env";
import { providerFetch } from "@/lib/auth-js/provider-fetch";
import { authCookieName } from "@/lib/auth-js/provider-sign-in";
import { log } from "@/lib/process/log";
import { redirectTarget } from "aurora-session/http";
import { cookieName } from "aurora-session/core";

/** Returns the live session, from `lib/session/`. Throws in an outage, where Auth.js's own `auth` returns null. */
export { getSession as auth } from "aurora-session/next";

// RFC 9700 §2.1.1: each check ties the provider's answer to this browser in its own way. Some providers ignore PKCE.
const OAUTH_CHECKS = ["pkce", "state"] as const;
const OPENID_CHECKS = ["pkce", "state", "nonce"] as const;

type GitHubTokens = { readonly tokens: { readonly access_token: string } };

type Provider = { readonly id: string; readonly name: string };

function providers(): NextAuthConfig["providers"] {
  const { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET, AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET, ...rest } = env();
  const { AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_SECRET, AUTH_OIDC_NAME } = rest;
  return [
    ...(AUTH_GITHUB_ID && AUTH_GITHUB_SECRET
      ? [
          GitHub({
            clientId: AUTH_GITHUB_ID,
            clientSecret: AUTH_GITHUB_SECRET,
            checks: [...OAUTH_CHECKS],
            // Auth.js's own does not use `customFetch`.
            userinfo: { request: ({ tokens }: GitHubTokens) => readGitHubClaims(tokens.access_token, providerFetch) },
            [customFetch]: providerFetch,
          }),
        ]
      : []),
    ...(AUTH_GOOGLE_ID && AUTH_GOOGLE_SECRET
      ? [
          Google({
            clientId: AUTH_GOOGLE_ID,
            clientSecret: AUTH_GOOGLE_SECRET,
            checks: [...OPENID_CHECKS],
            [customFetch]: providerFetch,
          }),
        ]
      : []),
    ...(AUTH_OIDC_ISSUER && AUTH_OIDC_ID && AUTH_OIDC_SECRET
      ? [
          {
            id: "oidc",
            type: "oidc" as const,
            name: AUTH_OIDC_NAME,
            issuer: AUTH_OIDC_ISSUER,
            // OpenID Connect Core §5.4: with an access token, name and e-mail come from UserInfo, not from the ID token.
            idToken: false,
            clientId: AUTH_OIDC_ID,
            clientSecret: AUTH_OIDC_SECRET,
            checks: [...OPENID_CHECKS],
            [customFetch]: providerFetch,
          },
        ]
      : []),
  ];
}

/** The providers that this installation offers, for the login page. */
export function listProviders(): Provider[] {
  return providers().map((provider) => {
    const { id, name } = typeof provider === "function" ? provider() : provider;
    return { id, name };
  });
}

/** Auth.js for one provider sign-in. It does the round trip; the session is ours. */
export function authFor(signIn: ProviderSignIn): NextAuthResult {
  const secure = isSecureOrigin();
  const cookie = (name: string) => ({
    name,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  const { SESSION_LIFETIME_SECONDS: maxAge } = env();
  return NextAuth({
    secret: authSecrets(),
    trustHost: true,
    basePath: "/api/auth",
    adapter: createAuthAdapter(signIn),
    providers: providers(),
    pages: { signIn: "/login", error: "/login" },
    // Equal ages: Auth.js writes a session again only when `updateAge` has passed.
    session: { strategy: "database", maxAge, updateAge: maxAge },
    useSecureCookies: secure,
    cookies: {
      sessionToken: cookie(cookieName("session")),
      callbackUrl: cookie(authCookieName("callback")),
      csrfToken: cookie(authCookieName("csrf")),
      pkceCodeVerifier: cookie(authCookieName("pkce")),
      state: cookie(authCookieName("state")),
      nonce: cookie(authCookieName("nonce")),
    },
    callbacks: {
      signIn({ account, profile }) {
        if (!account) return false;
        signIn.provider = account.provider;
        signIn.answer = { link: account, claims: profile ?? {} };
        return true;
      },
      redirect: ({ url }) => new URL(redirectTarget(pathOf(url)), env().AUTH_URL).href,
      session: ({ session }) => ({
        user: { name: session.user.name ?? null, email: session.user.email, image: session.user.image ?? null },
        expires: session.expires,
      }),
    },
    logger: {
      error: (error) => log().warn({ err: error }, "a provider sign-in failed"),
      warn: (code) => log().warn({ code }, "Auth.js warns"),
      debug: () => undefined,
    },
  });
}

function pathOf(url: string): string {
  const { origin } = env().AUTH_URL;
  if (!URL.canParse(url, origin)) return "";
  const parsed = new URL(url, origin);
  return parsed.origin === origin ? `${parsed.pathname}${parsed.search}` : "";
}
