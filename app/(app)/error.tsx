"use client";

import { ErrorNotice } from "@/components/frame/error-notice";

export default function AppError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="content" tabIndex={-1}>
      <ErrorNotice error={error} retry={retry} />
    </main>
  );
}
