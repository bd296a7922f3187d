import type { Words } from "@/lib/words/words";

/** A link of the signed-in side's navigation. */
export type NavigationLink = {
  readonly href: string;
  /** Returns its text, of the page's words or your own: `() => "Projects"`. */
  readonly label: (words: Words) => string;
  /** The role that it is shown to; everybody if none is named. It hides the link only: the page has to ask by itself. */
  readonly role?: string;
  /** Whether only the menu of who is signed in has it, because the row of links has no room for it at 320 px. */
  readonly inMenuOnly?: true;
};

/** The pages of the signed-in side, in the order of their links. */
const NAVIGATION: readonly NavigationLink[] = [
  { href: "/dashboard", label: ({ dashboard }) => dashboard.title },
  { href: "/account/sessions", label: ({ devices }) => devices.title },
  { href: "/account/activity", label: ({ activity }) => activity.title },
  { href: "/account/security", label: ({ security }) => security.title },
  { href: "/account/profile", label: ({ profile }) => profile.title, inMenuOnly: true },
  { href: "/admin/sessions", label: ({ admin }) => admin.title, role: "admin" },
];

/** Returns the links for a role, or for somebody of whom nothing is known. */
export function listNavigation(role: string | null): readonly NavigationLink[] {
  return NAVIGATION.filter((link) => link.role === undefined || link.role === role);
}
