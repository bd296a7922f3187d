import type { Metadata } from "next";
import "aurora-session/styles.css";
import "./globals.css";

export const metadata: Metadata = {
  title: "Minimal",
  description: "A bare Next.js app with aurora-session",
};

export default function RootLayout({ children }: LayoutProps<"/">) {
  return (
    <html lang="en" className="h-full antialiased">
      <body className="mx-auto flex min-h-full max-w-xl flex-col gap-4 p-8">{children}</body>
    </html>
  );
}
