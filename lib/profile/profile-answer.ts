/** Loads the shape of a profile. */
export const profileAnswer = async () => (await import("@/lib/profile/profile-schemas")).profileSchema;
