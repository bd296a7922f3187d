import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { tokensSchema, type Tokens } from "aurora-session/shared";
import { signedUpSchema } from "@/lib/api-schemas";

const PASSWORD = "violet harbour 42 by night";
const JSON_BODY = { "content-type": "application/json" };

/** An API client with a session, without a browser: its headers say who it is, to every server. */
export type Client = { readonly id: string; readonly email: string; readonly headers: Record<string, string> };

type Sent = { readonly headers?: Record<string, string | string[]>; readonly body?: string };
type Answer = { readonly response: IncomingMessage; readonly text: string };
type Asked = { readonly status: number; readonly code: string | null; readonly reason: string | null };

const problemSchema = z.object({ code: z.string().nullable().catch(null), reason: z.string().nullable().catch(null) });

/**
 * Sends a request over a connection of its own, so that any number of them can be under way at once. Rejects if there is no
 * whole answer.
 */
export async function send(
  origin: string,
  method: string,
  path: string,
  { headers = {}, body }: Sent = {},
): Promise<Answer> {
  const { host, port } = new URL(origin);
  const options = { host: "127.0.0.1", port, method, path, headers: { ...headers, host }, agent: false };
  const asked = request(options).end(body);
  const [response]: IncomingMessage[] = await once(asked, "response");
  if (response === undefined) throw new Error("No answer.");
  return { response, text: await text(response) };
}

/** Resolves once everything that was sent before has arrived: connections are accepted in their order. */
export async function whenAllArrived(origin: string): Promise<void> {
  await send(origin, "HEAD", "/");
}

async function enter(origin: string, path: "signup" | "login", email: string): Promise<Client> {
  const sent = { headers: JSON_BODY, body: JSON.stringify({ email, password: PASSWORD }) };
  const { response, text: answer } = await send(origin, "POST", `/api/auth/${path}`, sent);
  const { user } = signedUpSchema.parse(JSON.parse(answer));
  const cookie = (response.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  return { id: user.id, email, headers: { cookie, "x-user-id": user.id } };
}

/** A new person with a session. */
export async function signUpClient(origin: string): Promise<Client> {
  return enter(origin, "signup", `${randomUUID()}@example.com`);
}

/** One more session of the same person. */
export async function signInClient(origin: string, { email }: Client): Promise<Client> {
  return enter(origin, "login", email);
}

/** Connects an app to a client's session, as its browser would. Returns the app's tokens. */
export async function connectApp(origin: string, { headers }: Client): Promise<Tokens> {
  const sent = { headers: { ...headers, ...JSON_BODY }, body: JSON.stringify({ name: "Build robot" }) };
  return tokensSchema.parse(JSON.parse((await send(origin, "POST", "/api/auth/clients", sent)).text));
}

/** A client that has an access token instead of cookies. */
export function withAccessToken({ id, email }: Client, accessToken: string): Client {
  return { id, email, headers: { authorization: `Bearer ${accessToken}`, "x-user-id": id } };
}

/** Asks `GET /api/me` as a client. */
export async function ask(origin: string, { headers }: Client): Promise<Asked> {
  const { response, text: answer } = await send(origin, "GET", "/api/me", { headers });
  return { status: response.statusCode ?? 0, ...problemSchema.parse(JSON.parse(answer)) };
}

/** Asks `GET /api/me` as a client until the database can be asked again. */
export async function askUntilVerified(origin: string, client: Client): Promise<Asked> {
  const asked = await ask(origin, client);
  return asked.status === 503 ? askUntilVerified(origin, client) : asked;
}

/** Signs a client out. Rejects if there is no whole answer. */
export async function signOutClient(origin: string, { headers }: Client) {
  const { response, text: answer } = await send(origin, "POST", "/api/auth/logout", { headers });
  const body: unknown = JSON.parse(answer);
  return { status: response.statusCode ?? 0, body };
}

const eventsSchema = z.object({
  events: z.array(z.object({ type: z.string(), reason: z.string().nullable(), sessionId: z.string().nullable() })),
});

/** Returns how often the audit trail records the ending of a client's session, read with another session. */
export async function countEndings(origin: string, reader: Client, ended: Client): Promise<number> {
  const { text: answer } = await send(origin, "GET", "/api/activity", { headers: reader.headers });
  const { events } = eventsSchema.parse(JSON.parse(answer));
  return events.filter(({ type, sessionId }) => type === "session_ended" && sessionId === sessionIdOf(ended)).length;
}

/** The public id of a client's session. */
export function sessionIdOf({ headers }: Client): string {
  return /aurora\.sid=([^;]+)/.exec(headers["cookie"] ?? "")?.[1] ?? "";
}
