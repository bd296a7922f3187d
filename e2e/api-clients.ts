import { randomUUID } from "node:crypto";
import { z } from "zod";
import { signedUpSchema } from "@/lib/api-schemas";

const PASSWORD = "violet harbour 42 by night";
const JSON_BODY = { "content-type": "application/json" };

/** An API client with a session, without a browser: its headers say who it is, to every server. */
export type Client = { readonly id: string; readonly email: string; readonly headers: Record<string, string> };

type Asked = { readonly status: number; readonly code: string | null; readonly reason: string | null };

const problemSchema = z.object({ code: z.string().nullable().catch(null), reason: z.string().nullable().catch(null) });

async function enter(origin: string, path: "signup" | "login", email: string): Promise<Client> {
  const answer = await fetch(`${origin}/api/auth/${path}`, {
    method: "POST",
    headers: JSON_BODY,
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { user } = signedUpSchema.parse(await answer.json());
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
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

/** What `GET /api/me` says to a client. */
export async function ask(origin: string, { headers }: Client): Promise<Asked> {
  const answer = await fetch(`${origin}/api/me`, { headers });
  return { status: answer.status, ...problemSchema.parse(await answer.json()) };
}

/** Signs a client out. Rejects if there is no whole answer. */
export async function signOutClient(origin: string, { headers }: Client) {
  const answer = await fetch(`${origin}/api/auth/logout`, { method: "POST", headers });
  const body: unknown = await answer.json();
  return { status: answer.status, body };
}

const eventsSchema = z.object({
  events: z.array(z.object({ type: z.string(), reason: z.string().nullable(), sessionId: z.string().nullable() })),
});

/** How often the audit trail records the ending of a client's session, as somebody with another session reads it. */
export async function countEndings(origin: string, reader: Client, ended: Client): Promise<number> {
  const answer = await fetch(`${origin}/api/activity`, { headers: reader.headers });
  const { events } = eventsSchema.parse(await answer.json());
  return events.filter(({ type, sessionId }) => type === "session_ended" && sessionId === sessionIdOf(ended)).length;
}

/** The public id of a client's session. */
export function sessionIdOf({ headers }: Client): string {
  return /aurora\.sid=([^;]+)/.exec(headers["cookie"] ?? "")?.[1] ?? "";
}
