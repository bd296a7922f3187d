/**
 * The cookie of a device on which somebody put the tour away. Like the choice of colours it is a preference of the device: it
 * names nobody, stays at a sign-out, and is known before the page's first byte, so that nothing moves. That somebody has
 * done the tour is told by the account's audit trail, on every device.
 */
export const TOUR_COOKIE = "aurora.tour";

/** What {@link TOUR_COOKIE} holds then. */
export const TOUR_PUT_AWAY = "put-away";

/** The steps of the tour that a browser notes. The third one signs out, and is told by the audit trail. */
export type TourStep = "tab" | "device";
