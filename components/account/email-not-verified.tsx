"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, useEffect } from "react";
import { useTab } from "aurora-session/react";
import { PageHeading } from "@/components/ui/page";
import { useWords } from "@/components/words/words-provider";
import { meOptions } from "@/lib/account/account-query-options";

// It may stand in for any page, and almost never does.
const ChangeEmail = lazy(async () => ({ default: (await import("@/components/account/change-email")).ChangeEmail }));

/** Replaces every app page until the person's address is confirmed, where that is required. Goes on by itself then. */
export function EmailNotVerified({ email }: { email: string }) {
  const tab = useTab();
  const words = useWords().security;
  const isVerified = useQuery(meOptions(tab.api, tab)).data?.user.emailVerified === true;
  useEffect(() => {
    if (isVerified) location.reload();
  }, [isVerified]);
  return (
    <>
      <PageHeading title={words.unverifiedTitle} lead={words.unverified} />
      <ChangeEmail email={email} emailVerified={false} />
    </>
  );
}
