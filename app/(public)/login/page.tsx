import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { listProviders } from "@/auth";
import { LoginForm } from "@/components/account/login-form";
import { PublicFrame } from "@/components/ui/page";
import { SignedInElsewhere } from "@/components/session/signed-in-elsewhere";
import { SignedInHere } from "@/components/session/signed-in-here";
import { Alert } from "@/components/ui/alert";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { getVisitor } from "@/lib/pages/visitor";
import { arrivalWords, isMoot } from "@/lib/words/arrival-words";
import { redirectTarget } from "aurora-session/http";
import { cookieName } from "aurora-session/core";
import { providerSignInAction, signInAction } from "./sign-in-action";

export const generateMetadata = pageTitle(({ signIn }) => signIn.title);

type LoginPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * The login page, which also says why a person was sent here. It is shown to everybody, signed in or not. It redirects in
 * one case only: a sign-in with a provider came too late, in a second tab for one, and the person is signed in by then.
 */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next, reason, error } = await searchParams;
  const words = await getWords();
  const arrival = arrivalWords(words, reason, error);
  const target = redirectTarget(next);
  if (isMoot(error) && (await getVisitor()) !== null) redirect(target);
  const before = (await cookies()).get(cookieName("sid"))?.value ?? null;
  return (
    <PublicFrame
      title={words.signIn.title}
      footer={
        <>
          {words.signIn.newHere} <a href={`/signup?next=${encodeURIComponent(target)}`}>{words.signIn.createAccount}</a>
        </>
      }
    >
      <SignedInHere next={target} />
      <SignedInElsewhere words={words.signIn.elsewhere} next={target} before={before} />
      <div className="grid gap-6">
        {arrival !== null && <Alert tone={error === undefined ? "info" : "danger"}>{arrival}</Alert>}
        <LoginForm
          words={words.signIn}
          action={signInAction}
          next={target}
          providers={listProviders()}
          providerAction={providerSignInAction}
        />
      </div>
    </PublicFrame>
  );
}
