import { headers } from "next/headers";
import { auth } from "../../../auth";

export async function GET(): Promise<Response> {
  const session = await auth.api.getSession({ headers: await headers() });
  return session ? Response.json(session) : Response.json({ message: "Not authenticated" }, { status: 401 });
}
