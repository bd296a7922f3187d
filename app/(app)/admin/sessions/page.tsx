import { notFound } from "next/navigation";
import { AdminUsers } from "@/components/admin/admin-users";
import { protectedPage } from "@/components/frame/protected-page";
import { PageHeading } from "@/components/ui/page";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ admin }) => admin.title);

export default protectedPage(async ({ user }) => {
  // People who may not see this page don't learn that it exists.
  if (user.role !== "admin") notFound();
  const words = (await getWords()).admin;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <AdminUsers />
    </>
  );
});
