import { TOUR_COOKIE, TOUR_PUT_AWAY, type TourStep } from "@/lib/tour/tour";

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
