import { Button } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { signIn } from "~/lib/auth";

async function signInWithExample() {
  "use server";
  await signIn("oidc", { redirectTo: "/projects" });
}

export default function Login() {
  return (
    <main>
      <h1>Sign in</h1>
      <Card>
        <form action={signInWithExample}>
          <Button type="submit">Sign in with Example</Button>
        </form>
      </Card>
    </main>
  );
}
