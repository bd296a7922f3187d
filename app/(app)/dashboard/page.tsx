import type { Metadata } from "next";
import { Dashboard } from "@/components/dashboard";
import { protectedPage } from "@/components/protected-page";
import { PageHeading } from "@/components/ui/page-heading";
import { toPublicSession, toPublicUser } from "@/lib/public-session";

export const metadata: Metadata = { title: "Dashboard" };

export default protectedPage((session) => (
  <>
    <PageHeading
      title="Dashboard"
      lead="Who you are here, the session that this browser holds, and what happened last."
    />
    <Dashboard initial={{ user: toPublicUser(session.user), session: toPublicSession(session, session.id) }} />
  </>
));
