import { TourFrame } from "@/components/tour/tour-frame";
import { TourSteps } from "@/components/tour/tour-steps";
import { getWords } from "@/lib/words/page-language";
import type { PageTour } from "@/lib/tour/tour-queries";
import { TokenField } from "@/components/devices/token-field";
import { QrCode } from "@/components/ui/qr-code";
import { env, isLoopbackOrigin } from "@/lib/env";
import { fill } from "aurora-session/shared";

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

/** The address by which a second device gets to this installation, and its QR code where another device can reach it. */
async function SecondDevice() {
  const words = (await getWords()).tour;
  const address = new URL("/login", env().AUTH_URL).href;
  const isLoopback = isLoopbackOrigin();
  return (
    <div className="grid gap-3">
      <p className="text-small text-ink-soft">{isLoopback ? words.loopback : words.scan}</p>
      {!isLoopback && <QrCode text={address} label={fill(words.code, { address })} />}
      <TokenField label={words.address} name="address" value={address} />
    </div>
  );
}
