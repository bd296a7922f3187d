import Link from "next/link";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { DeleteProject } from "~/components/delete-project";
import { Button } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { auth, signOut } from "~/lib/auth";
import { prisma } from "~/lib/prisma";

async function leave() {
  "use server";
  await signOut({ redirectTo: "/" });
}

export default async function Projects() {
  const session = await auth();
  if (!session?.user?.id) redirect("/login");
  const userId = session.user.id;
  const projects = await prisma.project.findMany({ where: { userId }, orderBy: { name: "asc" } });

  async function remove(id: string) {
    "use server";
    await prisma.project.deleteMany({ where: { id, userId } });
    revalidatePath("/projects");
  }

  return (
    <main>
      <h1>Projects of {session.user.name}</h1>
      {projects.map(({ id, name }) => (
        <Card key={id}>
          <h2>{name}</h2>
          <DeleteProject name={name} action={remove.bind(null, id)} />
        </Card>
      ))}
      <Card>
        <Link href="/">Home</Link>
        <form action={leave}>
          <Button type="submit" variant="secondary">
            Sign out
          </Button>
        </form>
      </Card>
    </main>
  );
}
