import type { ReactNode, Ref } from "react";

type PageHeadingProps = { title: string; lead?: ReactNode };

/** The page's one `<h1>`, with a sentence below. */
export function PageHeading({ title, lead }: PageHeadingProps) {
  return (
    <div className="mb-8">
      <h1 className="text-title">{title}</h1>
      {lead && <p className="mt-2 max-w-prose text-ink-soft">{lead}</p>}
    </div>
  );
}

type PublicFrameProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** A line below the card, such as the way to the other form. */
  footer?: ReactNode;
  /** For a page that gives the focus to its heading. */
  headingRef?: Ref<HTMLHeadingElement>;
  children: ReactNode;
};

/** One card in the middle of a public page: sign in, sign up, signed out. Holds the page's `<h1>`. */
export function PublicFrame({ title, lead, footer, headingRef, children }: PublicFrameProps) {
  return (
    <div className="mx-auto w-full max-w-form px-4 py-8 sm:py-14">
      <div className="rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 ref={headingRef} tabIndex={headingRef === undefined ? undefined : -1} className="text-title">
          {title}
        </h1>
        {lead && <p className="mt-2 text-ink-soft">{lead}</p>}
        <div className="mt-6">{children}</div>
      </div>
      {footer && <p className="mt-6 text-center text-ink-soft">{footer}</p>}
    </div>
  );
}
