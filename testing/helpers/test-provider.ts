import "server-only";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { SignJWT, generateKeyPair } from "jose";

/** The facts that a person let the provider tell. `nonce` is the authorization request's. */
type Grant = { readonly email: string; readonly nonce?: string | null };

/** An OpenID provider on loopback that asks nobody anything, and takes no notice of PKCE. */
export type TestProvider = {
  readonly issuer: string;
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** An authorization code, as the provider's page would give it to a browser. It works once. */
  grant(grant: Grant): string;
  stop(): void;
};

/** Starts a provider that knows one client. */
export async function startTestProvider(clientId: string): Promise<TestProvider> {
  const { privateKey } = await generateKeyPair("ES256");
  const grants = new Map<string, Grant>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    asked.push(pathname);
    answer(pathname, request).then(
      (body) =>
        response
          .writeHead(body === null ? 400 : 200, { "content-type": "application/json" })
          .end(JSON.stringify(body ?? { error: "invalid_grant" })),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The provider has no port.");
  const issuer = `http://localhost:${address.port}`;

  async function answer(pathname: string, request: IncomingMessage): Promise<unknown> {
    if (pathname === "/token") return exchange(new URLSearchParams(await textOf(request)).get("code") ?? "");
    if (pathname === "/userinfo") {
      const email = request.headers.authorization?.replace("Bearer ", "");
      return { sub: email, email, email_verified: true, name: "Ann" };
    }
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      id_token_signing_alg_values_supported: ["ES256"],
    };
  }

  async function exchange(code: string): Promise<unknown> {
    const grant = grants.get(code);
    grants.delete(code);
    if (grant === undefined) return null;
    const { email, nonce } = grant;
    const idToken = await new SignJWT({ ...(nonce && { nonce }) })
      .setProtectedHeader({ alg: "ES256" })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setSubject(email)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    return { access_token: email, token_type: "Bearer", id_token: idToken };
  }

  return {
    issuer,
    asked,
    grant(grant) {
      const code = randomUUID();
      grants.set(code, grant);
      return code;
    },
    stop: () => server.close().closeAllConnections(),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
