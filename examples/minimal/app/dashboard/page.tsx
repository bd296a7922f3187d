import { AuroraTab, SignOutControl } from "aurora-session/react";
import Link from "next/link";
import { aurora } from "@/lib/aurora";
import { prisma } from "@/lib/prisma";

// Nothing of this page is sent before its session was looked at.
export const instant = false;

export default async function Dashboard() {
  const session = await aurora.requireSession();
  const notes = await prisma.note.findMany({ where: { userId: session.userId } });
  return (
    <AuroraTab session={aurora.tab(session)}>
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
        <SignOutControl />
      </main>
    </AuroraTab>
  );
}
