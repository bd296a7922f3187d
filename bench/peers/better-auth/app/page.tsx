import { SignOut } from "./sign-out";

export default function Page() {
  return (
    <main>
      <h1>Better Auth</h1>
      <SignOut />
    </main>
  );
}
