import type { Metadata } from "next";
import { headers } from "next/headers";
import { PublicFrame } from "@/components/public-frame";
import { Receipt } from "@/components/receipt";
import { ButtonLink } from "@/components/ui/button";
import { DatabaseUnavailable } from "@/lib/errors";
import { getSession } from "@/lib/page-session";
import { readCookies } from "@/lib/session/session-cookies";

export const metadata: Metadata = { title: "Signed out" };

/** Where a sign-out lands. If this browser holds a live session after all, the page says that, never "signed out". */
export default async function SignedOutPage() {
  const { leaving, pending } = readCookies(await headers());
  if (await isSignedIn())
    return (
      <PublicFrame title="You are signed in" lead="Somebody is signed in in this browser.">
        <ButtonLink href="/dashboard">Go to the dashboard</ButtonLink>
      </PublicFrame>
    );
  const unfinished = leaving !== null || pending !== null;
  return (
    <PublicFrame title={unfinished ? "Signing you out" : "You are signed out"}>
      <div className="grid gap-6">
        <Receipt unfinished={unfinished} />
        <ButtonLink href="/login">Sign in again</ButtonLink>
      </div>
    </PublicFrame>
  );
}

// In an outage the browser's own state is what this page can tell: it clears its cookie before it lands here.
async function isSignedIn(): Promise<boolean> {
  try {
    return (await getSession()) !== null;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return false;
    throw error;
  }
}
