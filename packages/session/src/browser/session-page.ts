/** Marks a page that belongs to a session, for the script in its head (cover-script.ts), which covers it when it is left. */
export const SESSION_PAGE = "data-session-page";

/** The event for a page that Back restored, covered. A listener that prevents its default takes over the cover. */
export const RESTORED = "aurora:restored";
