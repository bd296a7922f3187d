import { randomUUID } from "node:crypto";
import { startIdentityProvider } from "@/e2e/identity-provider";
import { chooseFreePort } from "@/testing/servers/instance";
import { startTestServer } from "@/testing/servers/server";

/** A host's production build, served by its own Next, whose people sign in with an OpenID provider of its own. */
export type ServedHost = { readonly origin: string; stop(): Promise<void> };

type HostBuild = {
  readonly folder: string;
  /** The path of Next's command line. */
  readonly next: string;
  readonly databaseUrl: string;
};

async function answers(origin: string): Promise<boolean> {
  return fetch(origin).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Serves what `next build` left in a folder. The sign-in is the provider `oidc`, by `AUTH_OIDC_…`. */
export async function serveHost({ folder, next, databaseUrl }: HostBuild): Promise<ServedHost> {
  const port = await chooseFreePort();
  const origin = `http://localhost:${port}`;
  const client = { id: "host", secret: randomUUID() };
  const provider = await startIdentityProvider({ ...client, redirectUri: `${origin}/api/auth/callback/oidc` });
  const server = await startTestServer({
    program: process.execPath,
    args: [next, "start", "--port", String(port)],
    user: {},
    env: {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      AUTH_URL: origin,
      AUTH_SECRET: randomUUID(),
      AUTH_OIDC_ISSUER: provider.issuer,
      AUTH_OIDC_ID: client.id,
      AUTH_OIDC_SECRET: client.secret,
    },
    folder,
    url: origin,
    answers: () => answers(origin),
    stopSignal: "SIGTERM",
  });
  return {
    origin,
    stop: async () => {
      await server.stop();
      await provider.stop();
    },
  };
}
