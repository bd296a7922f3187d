// app/(app)/projects/page.tsx
import { protectedPage } from "@/components/frame/protected-page";
import { PageHeading } from "@/components/ui/page";
import { ProjectList } from "./project-list";

export const metadata = { title: "Projects" };

export default protectedPage(({ user }) => (
  <>
    <PageHeading title={`Projects of ${user.name ?? user.email}`} />
    <ProjectList />
  </>
));
