"use client";

import { ErrorNotice } from "@/components/frame/error-notice";

export default function PublicError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorNotice error={error} retry={retry} />;
}
