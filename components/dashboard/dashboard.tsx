"use client";

import { useQuery } from "@tanstack/react-query";
import { ActivityList } from "@/components/activity/activity-list";
import { ConnectionNotice, useTab } from "aurora-session/react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Timestamp } from "@/components/ui/timestamp";
import { useWords } from "@/components/words/words-provider";
import { type PublicSession, deviceTitle } from "aurora-session/shared";
import type { MeAnswer, PublicUser } from "@/lib/api-schemas";
import { meOptions } from "@/lib/account/account-query-options";
import type { ReactNode } from "react";

/** The person, this session and recent activity. The first two come with the page, and React Query keeps them fresh. */
export function Dashboard({ initial }: { initial: MeAnswer }) {
  const tab = useTab();
  const words = useWords().dashboard;
  const me = useQuery({ ...meOptions(tab.api, tab), initialData: initial });
  return (
    <div className="grid gap-6">
      <ConnectionNotice />
      <div className="relative grid gap-6 lg:grid-cols-2">
        <Card title={words.you}>
          <UserFacts user={me.data.user} />
        </Card>
        <Card title={words.session}>
          <SessionFacts session={me.data.session} />
        </Card>
        <Card
          title={words.activity}
          className="lg:col-span-2"
          action={
            <ButtonLink variant="quiet" href="/account/activity">
              {words.allActivity}
            </ButtonLink>
          }
        >
          <ActivityList />
        </Card>
      </div>
    </div>
  );
}

function UserFacts({ user }: { user: PublicUser }) {
  const words = useWords().dashboard;
  return (
    <DescriptionList
      items={[
        { term: words.name, detail: user.name === null ? words.noName : <bdi>{user.name}</bdi> },
        { term: words.email, detail: <bdi className="break-words">{user.email}</bdi> },
      ]}
    />
  );
}

function SessionFacts({ session }: { session: PublicSession }) {
  const { dashboard: words, aurora } = useWords();
  return (
    <DescriptionList
      items={[
        { term: words.device, detail: <bdi>{deviceTitle(aurora.devices.names, session)}</bdi> },
        { term: words.signedIn, detail: <Timestamp value={session.createdAt} /> },
        { term: words.idleEnd, detail: <Timestamp value={session.idleExpiresAt} /> },
        { term: words.absoluteEnd, detail: <Timestamp value={session.expiresAt} /> },
      ]}
    />
  );
}

type DescriptionListProps = { items: readonly { term: string; detail: ReactNode }[] };

/** Facts, a name and a value each; side by side where there is room. */
function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="-my-3 divide-y divide-line">
      {items.map(({ term, detail }) => (
        <div key={term} className="grid gap-x-6 gap-y-0.5 py-3 sm:grid-cols-[minmax(8rem,1fr)_2fr]">
          <dt className="text-small text-ink-soft sm:leading-[1.6rem]">{term}</dt>
          <dd className="min-w-0">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
