import type { DeviceKind } from "aurora-session/shared";

const PATHS: Readonly<Record<DeviceKind, string>> = {
  computer: "M5 5.5h14v9.5H5zM3 18.5h18",
  phone: "M8 3h8v18H8zM11 18h2",
  app: "M4 5h16v14H4zM7.5 9.5l3 2.5-3 2.5M12.5 15h4",
  unknown: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M9.9 9.8a2.1 2.1 0 1 1 3.2 1.9c-.8.5-1.1.9-1.1 1.6M12 15.9v.01",
};

/** The kind of a device, as a picture beside its name. */
export function DeviceIcon({ kind }: { kind: DeviceKind }) {
  return (
    <span className="grid size-11 shrink-0 place-items-center rounded-control bg-sunken text-ink-soft forced-colors:border">
      <svg
        viewBox="0 0 24 24"
        className="size-6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={PATHS[kind]} />
      </svg>
    </span>
  );
}
