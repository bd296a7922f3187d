import type { Metadata } from "next";
import Link from "next/link";
import { LandingPicture } from "@/components/landing-picture";
import { buttonClasses } from "@/components/ui/button-classes";

export const metadata: Metadata = {
  title: { absolute: "Aurora: sessions that end when they should" },
  description: "A Next.js app, and the session layer inside it. When someone signs out, it is really over.",
};

const PROMISES = [
  {
    title: "Over means over",
    text: "Once a sign-out is confirmed, no copy of its cookie or tokens is accepted anywhere, from the very next request.",
  },
  {
    title: "Honest",
    text: "Nobody is told “signed out” before it is true. If it can't be confirmed yet, Aurora says so, and finishes it without you.",
  },
  {
    title: "Nothing stays",
    text: "Every tab of the browser empties itself and leaves the page. The Back button has nothing to show.",
  },
  {
    title: "You may always leave",
    text: "Signing out needs no JavaScript and no valid session, is never rate-limited, and no other site can trigger it.",
  },
] as const;

export default function LandingPage() {
  return (
    <div className="mx-auto w-full max-w-page px-gutter">
      <div className="grid items-center gap-x-16 gap-y-12 pt-8 pb-section sm:pt-12 lg:grid-cols-[1.1fr_1fr]">
        <div>
          <h1 className="text-display">Sessions that end when they should</h1>
          <p className="mt-6 max-w-prose text-lead text-pretty text-ink-soft">
            Aurora is a Next.js app, and the session layer inside it. See every device that is signed in, and sign out
            here, there or everywhere. When you do, it is really over.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <Link href="/signup" className={buttonClasses("primary", "px-5")}>
              Create account
            </Link>
            <Link href="/login" className={buttonClasses("secondary", "px-5")}>
              Sign in
            </Link>
          </div>
        </div>
        <LandingPicture />
      </div>
      <section aria-labelledby="promises" className="border-t border-line py-section">
        <h2 id="promises" className="text-title">
          What Aurora promises
        </h2>
        <ul className="mt-10 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
          {PROMISES.map(({ title, text }) => (
            <li key={title} className="border-l-2 border-accent pl-4">
              <h3 className="text-heading">{title}</h3>
              <p className="mt-2 text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
        <p className="mt-10 text-ink-soft">Every promise has a test that fails when the code behind it is removed.</p>
      </section>
    </div>
  );
}
