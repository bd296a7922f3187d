import type { Metadata } from "next";
import { Receipt } from "@/components/session/receipt";
import { WordsProvider } from "aurora-session/react";
import { SessionUnverifiableNotice } from "@/components/session/session-unverifiable";
import { StillSignedIn } from "@/components/session/still-signed-in";
import { setDocumentStatus } from "@/lib/process/launched-request";
import { DatabaseUnavailable, type LiveSession } from "aurora-session/core";
import { getLanguage, getWords } from "@/lib/words/page-language";
import { getSession, readPageCredentials } from "aurora-session/next";

/** The title is true at every moment: nobody reads "Signed out" before it is true. */
export async function generateMetadata(): Promise<Metadata> {
  const { state } = await readArrival();
  const { signedOut, notices } = await getWords();
  return { title: state === "unverifiable" ? notices.unverifiable.title : signedOut.pages[state] };
}

/** The page after a sign-out. If this browser holds a live session after all, it says that, never "signed out". */
export default async function SignedOutPage() {
  const arrival = await readArrival();
  const { aurora } = await getWords();
  switch (arrival.state) {
    case "signed_in":
      return <StillSignedIn session={arrival.session} />;
    case "unverifiable":
      if (!setDocumentStatus(503, { "Retry-After": "2" })) throw arrival.problem;
      return <SessionUnverifiableNotice />;
    case "unfinished":
    case "signed_out":
      return (
        <WordsProvider language={await getLanguage()} words={aurora}>
          <Receipt unfinished={arrival.state === "unfinished"} words={aurora} />
        </WordsProvider>
      );
  }
}

type Arrival =
  | { readonly state: "signed_in"; readonly session: LiveSession }
  | { readonly state: "unverifiable"; readonly problem: DatabaseUnavailable }
  | { readonly state: "unfinished" | "signed_out" };

async function readArrival(): Promise<Arrival> {
  const { leaving, pending, cookieWasSent } = await readPageCredentials();
  const isUnfinished = leaving !== null || pending !== null;
  try {
    const session = await getSession();
    if (session !== null) return { state: "signed_in", session };
  } catch (problem) {
    if (!(problem instanceof DatabaseUnavailable)) throw problem;
    // A browser with a confirmed sign-out counts as signed out, even while the database can't be asked.
    if (cookieWasSent && !isUnfinished) return { state: "unverifiable", problem };
  }
  return { state: isUnfinished ? "unfinished" : "signed_out" };
}
