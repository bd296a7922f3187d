"use client";

import { authClient } from "../auth-client";

export function SignOut() {
  return <button onClick={() => authClient.signOut()}>Sign Out</button>;
}
