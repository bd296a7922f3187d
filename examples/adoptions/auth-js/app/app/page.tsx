import Link from "next/link";

export default function Home() {
  return (
    <main>
      <h1>Invoices that get paid</h1>
      <Link href="/invoices">Your invoices</Link>
    </main>
  );
}
