/** Where a person sees the picture that they gave of themselves. The query names which one, so that a new one is asked for. */
const ADDRESS = "/api/account/picture?v=";

/** Returns the address of a picture by its version. */
export function pictureAddress(version: string): string {
  return ADDRESS + version;
}

/**
 * Returns the address of the picture that stands for a person, or null for their initials. What a provider calls their picture
 * lies elsewhere, and pages load nothing from there.
 */
export function pictureOf({ image }: { readonly image: string | null }): string | null {
  return image?.startsWith(ADDRESS) === true ? image : null;
}
