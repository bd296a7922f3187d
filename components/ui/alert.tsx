import type { ComponentProps } from "react";

type AlertTone = "info" | "success" | "warning" | "danger";

const TONES: Readonly<Record<AlertTone, { box: string; icon: string; path: string; role: "status" | "alert" }>> = {
  info: { box: "bg-info-soft", icon: "text-info", path: "M10 9v5M10 6v.01", role: "status" },
  success: { box: "bg-success-soft", icon: "text-success", path: "m6.5 10.3 2.4 2.4 4.6-5", role: "status" },
  warning: { box: "bg-warning-soft", icon: "text-warning", path: "M10 6v5M10 14v.01", role: "status" },
  danger: { box: "bg-danger-soft", icon: "text-danger", path: "M10 6v5M10 14v.01", role: "alert" },
};

type AlertProps = Omit<ComponentProps<"div">, "title" | "role"> & {
  tone: AlertTone;
  title?: string | undefined;
  /** Set where something around it is told already: a message within a message would be told twice. */
  isTold?: true;
};

/** A message in the page. `danger` interrupts a screen reader, the others wait their turn; icon and words carry the tone, not colour alone. */
export function Alert({ tone, title, isTold, className = "", children, ...props }: AlertProps) {
  const { box, icon, path, role } = TONES[tone];
  return (
    <div
      {...props}
      role={isTold ? undefined : role}
      className={`flex gap-3 rounded-control border border-current/15 px-4 py-3 text-ink ${box} ${className}`}
    >
      <svg
        viewBox="0 0 20 20"
        className={`mt-0.75 size-5 shrink-0 ${icon} forced-colors:text-[CanvasText]`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <circle cx="10" cy="10" r="8.25" />
        <path d={path} />
      </svg>
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
