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

const YEAR_SECONDS = 365 * 24 * 60 * 60;
// The sign-out that ends the tour empties it, with everything else of the person's.
const STORAGE_KEY = "aurora.tour-steps";

/** Puts the tour away on this device, for a year. */
export function putTourAway(): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${TOUR_COOKIE}=${TOUR_PUT_AWAY}; Path=/; SameSite=Lax; Max-Age=${YEAR_SECONDS}${secure}`;
}

/** Returns whether a step was done in this session; without storage false. */
export function isTourStepNoted(sessionId: string, step: TourStep): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY)?.split(" ").includes(name(sessionId, step)) === true;
  } catch {
    return false;
  }
}

/** Notes that a step was done in this session, for the next page and the other tabs. */
export function noteTourStep(sessionId: string, step: TourStep): void {
  if (isTourStepNoted(sessionId, step)) return;
  try {
    localStorage.setItem(STORAGE_KEY, `${localStorage.getItem(STORAGE_KEY) ?? ""} ${name(sessionId, step)}`);
  } catch (error) {
    console.warn("The storage is blocked: the tour knows only what is so now.", error);
  }
}

/** Calls `listener` when another tab noted a step. Returns the function that stops it. */
export function listenToTourSteps(listener: () => void): () => void {
  addEventListener("storage", listener);
  return () => removeEventListener("storage", listener);
}

function name(sessionId: string, step: TourStep): string {
  return `${sessionId}:${step}`;
}
