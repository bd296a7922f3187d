/**
 * The cookie of a device on which somebody put the tour away. Like the choice of colours it is a preference of the
 * device: it names nobody, stays at a sign-out, and is known before the page's first byte, so that nothing moves. The
 * account's audit trail tells, on every device, that somebody has done the tour.
 */
export const TOUR_COOKIE = "aurora.tour";

/** The value of {@link TOUR_COOKIE} then. */
export const TOUR_PUT_AWAY = "put-away";

/** The steps of the tour that a browser notes. The third one signs out, so the audit trail tells of it. */
export type TourStep = "tab" | "device";
