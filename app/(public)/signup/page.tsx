import type { Metadata } from "next";
import Link from "next/link";
import { PublicFrame } from "@/components/public-frame";
import { SignupForm } from "@/components/signup-form";
import { redirectTarget } from "@/lib/redirect-target";
import { signUpAction } from "./sign-up-action";

export const metadata: Metadata = { title: "Create account" };

type SignupPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignupPage({ searchParams }: SignupPageProps) {
  const { next } = await searchParams;
  const target = redirectTarget(next);
  return (
    <PublicFrame
      title="Create your account"
      footer={
        <>
          Already have one? <Link href={`/login?next=${encodeURIComponent(target)}`}>Sign in</Link>
        </>
      }
    >
      <SignupForm action={signUpAction} next={target} />
    </PublicFrame>
  );
}
