"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { ActivityList } from "@/components/activity-list";
import { ConnectionNotice } from "@/components/connection-notice";
import { DashboardGrid } from "@/components/dashboard-grid";
import { useTab } from "@/components/tab-guard";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Timestamp } from "@/components/ui/timestamp";
import type { meSchema, PublicSession, PublicUser } from "@/lib/api-schemas";
import { meOptions } from "@/lib/browser/session-query-options";

/** Who you are, this session, recent activity. The first two come with the page and are kept fresh by React Query. */
export function Dashboard({ initial }: { initial: z.infer<typeof meSchema> }) {
  const tab = useTab();
  const me = useQuery({ ...meOptions(tab.api, tab), initialData: initial });
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <DashboardGrid>
        <Card title="You">
          <UserFacts user={me.data.user} />
        </Card>
        <Card title="This session">
          <SessionFacts session={me.data.session} />
        </Card>
        <Card
          title="Recent activity"
          className="lg:col-span-2"
          action={
            <ButtonLink variant="quiet" href="/account/activity">
              All activity
            </ButtonLink>
          }
        >
          <ActivityList />
        </Card>
      </DashboardGrid>
    </div>
  );
}

function UserFacts({ user }: { user: PublicUser }) {
  return (
    <DescriptionList
      items={[
        { term: "Name", detail: user.name ?? "No name yet" },
        { term: "Email", detail: <span className="break-words">{user.email}</span> },
      ]}
    />
  );
}

function SessionFacts({ session }: { session: PublicSession }) {
  return (
    <DescriptionList
      items={[
        { term: "Device", detail: session.device.name },
        { term: "Signed in", detail: <Timestamp value={session.createdAt} /> },
        { term: "Ends without use", detail: <Timestamp value={session.idleExpiresAt} /> },
        { term: "Ends at the latest", detail: <Timestamp value={session.expiresAt} /> },
      ]}
    />
  );
}
