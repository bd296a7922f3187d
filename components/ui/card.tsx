import { type ReactNode, useId } from "react";

type CardProps = {
  title: string;
  description?: ReactNode;
  /** A quiet button for the whole card, beside its title. Its label is in line with the card's text. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A titled part of a page: a region named by its `<h2>`. */
export function Card({ title, description, action, className = "", children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`min-w-0 rounded-card border border-line bg-surface p-5 shadow-card sm:p-6 ${className}`}
    >
      <div className="mb-5 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-heading">
            {title}
          </h2>
          {description && <p className="mt-1 text-small text-ink-soft">{description}</p>}
        </div>
        {action && <div className="-mx-4 -my-2 forced-colors:mx-0">{action}</div>}
      </div>
      {children}
    </section>
  );
}
