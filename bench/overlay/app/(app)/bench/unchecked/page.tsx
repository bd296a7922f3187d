import { AppFrame } from "@/components/frame/app-frame";
import { PageHeading } from "@/components/ui/page";
import type { LiveSession } from "aurora-session/core";

const SOON = new Date(Date.now() + 86_400_000);

/** A made-up session, for a page that asks nobody: the same frame around the same heading. */
const NOBODY: LiveSession = {
  id: "00000000-0000-4000-8000-000000000000",
  userId: "00000000-0000-4000-8000-000000000001",
  isClient: false,
  user: {
    id: "00000000-0000-4000-8000-000000000001",
    email: "nobody@example.com",
    name: null,
    image: null,
    role: "user",
    emailVerified: true,
    mustChangePassword: false,
    timeZone: null,
  },
  createdAt: new Date(0),
  fresh: false,
  deviceChange: "none",
  lastActiveAt: new Date(0),
  idleForSeconds: 0,
  expiresAt: SOON,
  idleExpiresAt: SOON,
  deviceName: "Unknown device",
  ownName: null,
  addressTruncated: null,
  provider: "password",
};

/** The same page as its neighbour, without the check. */
export default function UncheckedPage() {
  return (
    <AppFrame session={NOBODY}>
      <PageHeading title="A page" lead="It asks for a session." />
    </AppFrame>
  );
}
