import { PageNotice } from "@/components/page-notice";
import { ButtonLink } from "@/components/ui/button";

export default function NotFound() {
  return (
    <PageNotice title="Page not found" actions={<ButtonLink href="/">Go to the start page</ButtonLink>}>
      There is nothing at this address. The link may be old, or have a typing mistake.
    </PageNotice>
  );
}
