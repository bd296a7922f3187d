import { notFound } from "next/navigation";
import { AdminUserDetails } from "@/components/admin/admin-user-details";
import { protectedPage } from "@/components/frame/protected-page";
import { PageHeading } from "@/components/ui/page";
import { readAdminUser } from "@/lib/admin/user-queries";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { Problem } from "aurora-session/core";

export const generateMetadata = pageTitle(({ admin }) => admin.user);

type UserPageProps = { params: Promise<{ id: string }> };

export default protectedPage(async ({ id: sessionId, user: { role } }, { params }: UserPageProps) => {
  // People who may not see this page don't learn that it exists.
  if (role !== "admin") notFound();
  const user = await readAdminUser((await params).id, sessionId).catch((error: unknown) => {
    if (error instanceof Problem && error.code === "not_found") notFound();
    throw error;
  });
  const words = (await getWords()).admin;
  return (
    <>
      <p className="mb-2 text-small">
        <a href="/admin/sessions" className="inline-flex min-h-6 items-center">
          {words.allUsers}
        </a>
      </p>
      <PageHeading title={user.name ?? user.email} />
      <AdminUserDetails initial={user} readAt={Date.now()} />
    </>
  );
});
