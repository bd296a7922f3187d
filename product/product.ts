import type { Language } from "aurora-session/shared";

/** The product's name, as pages, mails and the API's document say it. At most 40 characters, none of them `{ } < > " \`. */
export const NAME = "Aurora";

/** What the product promises, without a full stop: the landing page's headline, and beside the name at each page's foot. */
export const CLAIM: Readonly<Record<Language, string>> = {
  en: "Sessions that end when they should",
  de: "Sitzungen, die enden, wenn sie enden sollen",
};

/** The sender of mails where `MAIL_FROM` names no other. Mail servers refuse one at localhost. */
export const MAIL_SENDER = `"${NAME}" <mail@localhost>`;

/**
 * The mark beside the name: the text of an SVG file, without `width` and `height`. Where it says `currentColor`, it takes the
 * accent colour. It has no `style`, which pages refuse, and no `id`, because a page shows it more than once.
 */
export const MARK =
  // Three arcs of northern light over a horizon.
  '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">' +
  '<path d="M3 25C3 14 9 6 18 6s11 7 11 12"/><path d="M9 25c0-8 4-13 9-13s6.5 4 6.5 8" opacity=".65"/>' +
  '<path d="M15 25c0-4.5 1.5-7 3.5-7s2 1.5 2 3.5" opacity=".35"/></svg>';

/** The colours of the mark in a browser's tab, where those of a page don't reach: `night-glow` on `night` of `colors.css`. */
export const ICON_COLORS = { mark: "#62dcb8", ground: "#07130f" };
