import { PageNotice } from "@/components/page-notice";
import { ButtonLink } from "@/components/ui/button";

export default function NotFound() {
  return (
    <main id="content" tabIndex={-1}>
      <PageNotice title="Page not found" actions={<ButtonLink href="/dashboard">Go to the dashboard</ButtonLink>}>
        There is nothing at this address. The link may be old, or have a typing mistake.
      </PageNotice>
    </main>
  );
}
