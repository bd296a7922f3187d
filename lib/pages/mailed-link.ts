import "server-only";

/** The properties that Next gives a page to which a mailed link leads. */
export type MailedLinkProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Returns the secret of the link that was followed; empty if there is none, or more than one. */
export async function mailedSecret(searchParams: MailedLinkProps["searchParams"]): Promise<string> {
  const { secret } = await searchParams;
  return typeof secret === "string" ? secret : "";
}
