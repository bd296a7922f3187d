import { once } from "node:events";
import { createServer } from "node:http";
import type { Page } from "@playwright/test";
import { Provider } from "oidc-provider";

/**
 * An OpenID provider on loopback that lets anybody in under the e-mail address that they type as login. It says that it has
 * verified the address, unless that begins with "unverified". A login that is no address has none.
 */
export type IdentityProvider = { readonly issuer: string; stop(): Promise<void> };

/** Starts an OpenID provider with one client. */
export async function startIdentityProvider(client: {
  id: string;
  secret: string;
  redirectUri: string;
}): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The provider has no port.");
  const issuer = `http://localhost:${address.port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri] }],
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["only for tests"] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        ...(sub.includes("@") && { email: sub, email_verified: !sub.startsWith("unverified") }),
        name: sub.split("@")[0] ?? sub,
      }),
    }),
  });
  server.on("request", provider.callback());
  return {
    issuer,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Types a login into the provider's page. */
export async function logInAtProvider(page: Page, email: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(email);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

/** Types a login into the provider's page and lets it tell the app what it asked for. */
export async function answerProvider(page: Page, email: string): Promise<void> {
  await logInAtProvider(page, email);
  await page.getByRole("button", { name: "Continue" }).click();
}
