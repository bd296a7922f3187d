import Link from "next/link";
import { redirect } from "next/navigation";
import { auth, signOut } from "@/auth";
import { prisma } from "@/lib/prisma";

// Nothing of this page is sent before its session was looked at: without one it is a redirect, and not a page that becomes one.
export const instant = false;

async function leave() {
  "use server";
  await signOut({ redirectTo: "/" });
}

export default async function Dashboard() {
  const session = await auth();
  if (!session?.user?.id) redirect("/login");
  const notes = await prisma.note.findMany({ where: { userId: session.user.id } });
  return (
    <main>
      <h1 className="text-2xl font-semibold">Hello, {session.user.name}</h1>
      <ul>
        {notes.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <Link className="underline" href="/">
        Home
      </Link>
      <form action={leave}>
        <button className="rounded border px-4 py-2">Sign out</button>
      </form>
    </main>
  );
}
