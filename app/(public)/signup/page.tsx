import { cookies } from "next/headers";
import { PublicFrame } from "@/components/ui/page";
import { SignedInElsewhere } from "@/components/session/signed-in-elsewhere";
import { SignedInHere } from "@/components/session/signed-in-here";
import { SignupForm } from "@/components/account/signup-form";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { redirectTarget } from "aurora-session/http";
import { cookieName } from "aurora-session/core";
import { signUpAction } from "./sign-up-action";

export const generateMetadata = pageTitle(({ signUp }) => signUp.page);

type SignupPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignupPage({ searchParams }: SignupPageProps) {
  const { next } = await searchParams;
  const { signUp: words, signIn } = await getWords();
  const target = redirectTarget(next);
  const before = (await cookies()).get(cookieName("sid"))?.value ?? null;
  return (
    <PublicFrame
      title={words.title}
      footer={
        <>
          {words.haveOne} <a href={`/login?next=${encodeURIComponent(target)}`}>{words.signIn}</a>
        </>
      }
    >
      <SignedInHere next={target} />
      <SignedInElsewhere words={signIn.elsewhere} next={target} before={before} />
      <SignupForm words={words} action={signUpAction} next={target} />
    </PublicFrame>
  );
}
