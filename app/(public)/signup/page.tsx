import Link from "next/link";
import { PublicFrame } from "@/components/public-frame";
import { SignupForm } from "@/components/signup-form";
import { getWords, pageTitle } from "@/lib/page-language";
import { redirectTarget } from "@/lib/redirect-target";
import { signUpAction } from "./sign-up-action";

export const generateMetadata = pageTitle(({ signUp }) => signUp.page);

type SignupPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignupPage({ searchParams }: SignupPageProps) {
  const { next } = await searchParams;
  const words = (await getWords()).signUp;
  const target = redirectTarget(next);
  return (
    <PublicFrame
      title={words.title}
      footer={
        <>
          {words.haveOne} <Link href={`/login?next=${encodeURIComponent(target)}`}>{words.signIn}</Link>
        </>
      }
    >
      <SignupForm words={words} action={signUpAction} next={target} />
    </PublicFrame>
  );
}
