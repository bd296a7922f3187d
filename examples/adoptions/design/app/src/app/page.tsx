import Link from "next/link";
import { Card } from "~/components/ui/card";

export default function Home() {
  return (
    <main>
      <h1>Projects that end well</h1>
      <Card>
        <Link href="/projects">Your projects</Link>
      </Card>
    </main>
  );
}
