const YEAR_SECONDS = 365 * 24 * 60 * 60;
const SYSTEM_IS_DARK = "(prefers-color-scheme: dark)";
const ATTRIBUTE = "data-color-scheme";

/** Returns the colours that were chosen on this device, or null. */
export function chosenColorScheme(): ColorScheme | null {
  return parseColorScheme(document.documentElement.getAttribute(ATTRIBUTE));
}

/** Shows the page in other colours, and remembers them for a year; null leaves them to the system again. */
export function chooseColorScheme(scheme: ColorScheme | null): void {
  if (scheme === null) document.documentElement.removeAttribute(ATTRIBUTE);
  else document.documentElement.setAttribute(ATTRIBUTE, scheme);
  const value = `${COLOR_SCHEME_COOKIE}=${scheme ?? ""}`;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${value}; Path=/; SameSite=Lax; Max-Age=${scheme === null ? 0 : YEAR_SECONDS}${secure}`;
}

/** Calls `listener` whenever the choice or the system's colours changed. Returns the function that stops it. */
export function listenToColorScheme(listener: () => void): () => void {
  const system = matchMedia(SYSTEM_IS_DARK);
  const choice = new MutationObserver(listener);
  choice.observe(document.documentElement, { attributeFilter: [ATTRIBUTE] });
  system.addEventListener("change", listener);
  return () => {
    choice.disconnect();
    system.removeEventListener("change", listener);
  };
}

/** The cookie of a device's own choice of colours. It names nobody, and stays at a sign-out. */
export const COLOR_SCHEME_COOKIE = "aurora.color-scheme";

export const COLOR_SCHEMES = ["light", "dark"] as const;

/** The colours that somebody chose on this device; without a choice the system decides. */
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

/** Returns the choice that a cookie or a control holds, or null for anything else. */
export function parseColorScheme(value: unknown): ColorScheme | null {
  return COLOR_SCHEMES.find((scheme) => scheme === value) ?? null;
}
