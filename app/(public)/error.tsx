"use client";

import { ErrorNotice } from "@/components/error-notice";

export default function PublicError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorNotice what="This page" error={error} retry={retry} />;
}
