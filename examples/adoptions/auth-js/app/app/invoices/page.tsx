import Link from "next/link";
import { redirect } from "next/navigation";
import { auth } from "@/auth";
import { SignOut } from "@/components/sign-out";
import { prisma } from "@/prisma";

export default async function Invoices() {
  const session = await auth();
  if (!session?.user?.id) redirect("/api/auth/signin");
  const invoices = await prisma.invoice.findMany({ where: { userId: session.user.id }, orderBy: { number: "asc" } });
  return (
    <main>
      <h1>Invoices of {session.user.name}</h1>
      <table>
        <tbody>
          {invoices.map(({ id, number, cents }) => (
            <tr key={id}>
              <td>{number}</td>
              <td>{(cents / 100).toFixed(2)} €</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Link href="/">Home</Link>
      <SignOut />
    </main>
  );
}
