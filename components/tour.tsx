import { SecondDevice } from "@/components/second-device";
import { TourFrame } from "@/components/tour-frame";
import { TourSteps } from "@/components/tour-steps";
import type { PageTour } from "@/lib/page-tour";

const WORDS = {
  done: "You signed out everywhere: every session of yours ended, and this is the first one since. Build on it: your pages live beside this one.",
} as const;

/** The guided tour of a new user's dashboard: a second tab, a second device, and the end of all of them. */
export function Tour({ tour }: { tour: PageTour }) {
  return (
    <TourFrame state={tour.state}>
      {tour.state === "open" ? (
        <TourSteps initial={{ sessions: tour.sessions }} secondDevice={<SecondDevice />} />
      ) : (
        <p className="max-w-prose text-ink-soft">{WORDS.done}</p>
      )}
    </TourFrame>
  );
}
