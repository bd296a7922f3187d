import { SecondDevice } from "@/components/tour/second-device";
import { TourFrame } from "@/components/tour/tour-frame";
import { TourSteps } from "@/components/tour/tour-steps";
import { getWords } from "@/lib/words/page-language";
import type { PageTour } from "@/lib/tour/page-tour";

/** The guided tour of a new user's dashboard: a second tab, a second device, and the end of all of them. */
export async function Tour({ tour }: { tour: PageTour }) {
  const words = (await getWords()).tour;
  return (
    <TourFrame state={tour.state}>
      {tour.state === "open" ? (
        <TourSteps initial={{ sessions: tour.sessions }} secondDevice={<SecondDevice />} />
      ) : (
        <p className="max-w-prose text-ink-soft">{words.doneDetail}</p>
      )}
    </TourFrame>
  );
}
