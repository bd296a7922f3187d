import type { Metadata } from "next";
import Link from "next/link";
import { listProviders } from "@/auth";
import { LoginForm } from "@/components/login-form";
import { PublicFrame } from "@/components/public-frame";
import { Alert } from "@/components/ui/alert";
import { arrivalWords } from "@/lib/reasons";
import { redirectTarget } from "@/lib/redirect-target";
import { providerSignInAction, signInAction } from "./sign-in-action";

export const metadata: Metadata = { title: "Sign in" };

type LoginPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Sign in; says why one is here. Shown to everybody, signed in or not: it redirects nobody away. */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next, reason, error } = await searchParams;
  const words = arrivalWords(reason, error);
  const target = redirectTarget(next);
  return (
    <PublicFrame
      title="Sign in"
      footer={
        <>
          New here? <Link href={`/signup?next=${encodeURIComponent(target)}`}>Create an account</Link>
        </>
      }
    >
      <div className="grid gap-6">
        {words !== null && <Alert tone={error === undefined ? "info" : "danger"}>{words}</Alert>}
        <LoginForm
          action={signInAction}
          next={target}
          providers={listProviders()}
          providerAction={providerSignInAction}
        />
      </div>
    </PublicFrame>
  );
}
