import { OfflineNotice } from "aurora-session/react";
import { signIn } from "@/auth";

async function signInWithExample() {
  "use server";
  await signIn("oidc", { redirectTo: "/dashboard" });
}

export default function Login() {
  return (
    <main>
      <h1 className="text-2xl font-semibold">Sign in</h1>
      <form action={signInWithExample}>
        <button className="rounded border px-4 py-2">Sign in with Example</button>
      </form>
      <OfflineNotice />
    </main>
  );
}
