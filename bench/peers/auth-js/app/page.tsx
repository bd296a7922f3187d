import { SignOut } from "./sign-out";

export default function Page() {
  return (
    <main>
      <h1>Auth.js</h1>
      <SignOut />
    </main>
  );
}
