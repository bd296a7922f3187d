import { TokenField } from "@/components/token-field";
import { QrCode } from "@/components/ui/qr-code";
import { env, isLoopbackOrigin } from "@/lib/env";

const WORDS = {
  scan: "Scan this with a phone, or open the address anywhere, and sign in.",
  loopback:
    "This installation can be reached from this computer only, so no phone gets here. Another browser or a private window is a device of its own: open the address there, and sign in.",
  address: "Address",
  code: (address: string) => `QR code of ${address}`,
} as const;

/** How a second device gets to this installation: its address, and as a QR code where another device can reach it. */
export function SecondDevice() {
  const address = new URL("/login", env().AUTH_URL).href;
  const isLoopback = isLoopbackOrigin();
  return (
    <div className="grid gap-3">
      <p className="text-small text-ink-soft">{isLoopback ? WORDS.loopback : WORDS.scan}</p>
      {!isLoopback && <QrCode text={address} label={WORDS.code(address)} />}
      <TokenField label={WORDS.address} name="address" value={address} />
    </div>
  );
}
