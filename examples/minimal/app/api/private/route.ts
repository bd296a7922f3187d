import { auth } from "@/auth";

export async function GET() {
  const session = await auth();
  if (session === null) return Response.json({ error: "No live session." }, { status: 401 });
  return Response.json({ name: session.user?.name });
}
