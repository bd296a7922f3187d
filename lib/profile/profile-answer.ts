/** Loads the shape of a profile. */
export const profileAnswer = async () => (await import("@/lib/profile/profile-schemas")).profileSchema;

/** Loads the shape of what a change of a picture is answered with. */
export const pictureAnswer = async () => (await import("@/lib/profile/profile-schemas")).pictureSchema;
