import Link from "next/link";

export default function Home() {
  return (
    <main>
      <h1 className="text-2xl font-semibold">Notes that are yours</h1>
      <Link className="underline" href="/dashboard">
        Your dashboard
      </Link>
    </main>
  );
}
