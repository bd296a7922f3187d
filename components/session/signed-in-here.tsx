import { Alert } from "@/components/ui/alert";
import { getVisitor } from "@/lib/pages/visitor";
import { getWords } from "@/lib/words/page-language";
import { FilledText, VisitorGuard } from "aurora-session/react";

/** For a page where people sign in: says who is signed in already, and leads on. Nothing for everybody else. */
export async function SignedInHere({ next }: { next: string }) {
  const session = await getVisitor();
  if (session === null) return null;
  const { user } = session;
  const { here } = (await getWords()).signIn;
  const name = <bdi className="font-semibold">{user.name ?? user.email}</bdi>;
  return (
    <VisitorGuard sessionId={session.id}>
      <Alert tone="info" className="mb-6">
        <FilledText text={here.named} values={{ name }} /> <a href={next}>{here.goOn}</a>
      </Alert>
    </VisitorGuard>
  );
}
