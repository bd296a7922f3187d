"use client";

import type { ComponentProps, ReactNode } from "react";
import { SessionTimer, SignOutControl, TabGuard } from "aurora-session/react";
import { TabProvider } from "@/components/session/tab-provider";
import { ButtonLink } from "@/components/ui/button";
import { PublicFrame } from "@/components/ui/page";
import type { TabSession } from "aurora-session/browser";

type TiedPageProps = Pick<ComponentProps<typeof SessionTimer>, "initial"> & {
  session: TabSession;
  title: ReactNode;
  lead: string;
  goOn: string;
  signOut: NonNullable<ComponentProps<typeof SignOutControl>["action"]>;
};

/** A page of the public side that names somebody, tied to their session. */
export function TiedPage({ session, initial, title, lead, goOn, signOut }: TiedPageProps) {
  return (
    <TabProvider>
      <TabGuard {...session}>
        <SessionTimer initial={initial} />
        <PublicFrame title={title} lead={lead}>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/dashboard">{goOn}</ButtonLink>
            <SignOutControl action={signOut} />
          </div>
        </PublicFrame>
      </TabGuard>
    </TabProvider>
  );
}
