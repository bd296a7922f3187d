"use client";

import { ErrorNotice } from "@/components/error-notice";

export default function PublicError({ retry }: { error: unknown; retry: () => void }) {
  return <ErrorNotice what="This page" retry={retry} />;
}
