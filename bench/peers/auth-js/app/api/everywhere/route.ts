import { auth } from "../../../auth";
import { prisma } from "../../../prisma";

/** Auth.js has no call for this, so its users delete the rows. */
export async function POST(): Promise<Response> {
  const session = await auth();
  if (!session?.user?.id) return Response.json({ message: "Not authenticated" }, { status: 401 });
  const { count } = await prisma.session.deleteMany({ where: { userId: session.user.id } });
  return Response.json({ count });
}
