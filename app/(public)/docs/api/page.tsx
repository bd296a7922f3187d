import type { Metadata } from "next";
import { ApiReference } from "@/components/api-reference";

export const metadata: Metadata = { title: "API" };

export default function ApiPage() {
  return (
    <div className="mx-auto w-full max-w-page px-gutter pb-section">
      <h1 className="text-title">API</h1>
      <p className="mt-2 max-w-prose text-ink-soft">
        Every operation with its inputs, answers and error codes, made from the schemas that parse them. Machines read
        it as{" "}
        <a href="/api/openapi.json" className="underline underline-offset-4">
          OpenAPI 3.1
        </a>
        .
      </p>
      <ApiReference />
    </div>
  );
}
