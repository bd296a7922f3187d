import { z } from "zod";
import * as clients from "@/app/api/auth/clients/route";
import * as token from "@/app/api/auth/token/route";
import * as me from "@/app/api/me/route";
import { tokensSchema, type Tokens } from "aurora-session/shared";
import { signedIn, TestBrowser, type TestUser } from "@/testing/helpers/test-browser";

/** Makes a new browser session that has connected an app. Returns both. */
export async function connectedApp(given?: TestUser) {
  const parent = await signedIn(given);
  return { ...parent, tokens: await connect(parent) };
}

/** Connects an app to a browser's session. Throws if the server refuses. */
export async function connect({ browser, as }: Awaited<ReturnType<typeof signedIn>>): Promise<Tokens> {
  const sent = { ...as, body: { name: "Build robot" } };
  return tokensSchema.parse(await (await browser.send(clients.POST, "POST", "/api/auth/clients", sent)).json());
}

/** Returns the headers of a client's request. */
export function bearer(accessToken: string, user: Pick<TestUser, "id">): { headers: Record<string, string> } {
  return { headers: { authorization: `Bearer ${accessToken}`, "x-user-id": user.id, "user-agent": "robot/1.0" } };
}

const answerSchema = z.object({ code: z.string().optional(), reason: z.string().optional() });

/** Asks `GET /api/me` with an access token. Returns the status, and the code and reason of a refusal. */
export async function meWith(accessToken: string, user: Pick<TestUser, "id">): Promise<readonly unknown[]> {
  const answer = await new TestBrowser().send(me.GET, "GET", "/api/me", bearer(accessToken, user));
  const { code, reason } = answerSchema.parse(await answer.json());
  return [answer.status, code, reason].filter((each) => each !== undefined);
}

/** Sends a refresh token, as a form, as OAuth's clients do. */
export async function refresh(refreshToken: string): Promise<Response> {
  const form = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
  const headers = { "content-type": "application/x-www-form-urlencoded", "user-agent": "robot/1.0" };
  return new TestBrowser().send(token.POST, "POST", "/api/auth/token", { headers, body: form.toString() });
}

/** Exchanges a refresh token for the next pair. Throws if the server refuses. */
export async function refreshed(refreshToken: string): Promise<Tokens> {
  return tokensSchema.parse(await (await refresh(refreshToken)).json());
}
