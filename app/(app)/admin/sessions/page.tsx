import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdminUsers } from "@/components/admin-users";
import { protectedPage } from "@/components/protected-page";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Users" };

export default protectedPage(({ user }) => {
  // Who may not be here is not told that there is something.
  if (user.role !== "admin") notFound();
  return (
    <>
      <PageHeading title="Users" lead="Who is signed in, on what, and how to end it. What you do here is recorded." />
      <AdminUsers />
    </>
  );
});
