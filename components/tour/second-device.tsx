import { TokenField } from "@/components/devices/token-field";
import { QrCode } from "@/components/ui/qr-code";
import { env, isLoopbackOrigin } from "@/lib/env";
import { getWords } from "@/lib/words/page-language";
import { fill } from "aurora-session/shared";

/** The address by which a second device gets to this installation, and its QR code where another device can reach it. */
export async function SecondDevice() {
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
