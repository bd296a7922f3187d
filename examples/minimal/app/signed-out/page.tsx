import { Receipt } from "aurora-session/react";

export default function SignedOut() {
  return <Receipt />;
}
