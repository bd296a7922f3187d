import "server-only";

/** What a page that a mailed link leads to gets from Next. */
export type MailedLinkProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The secret of the link that was followed; empty if there is none, or more than one. */
export async function mailedSecret(searchParams: MailedLinkProps["searchParams"]): Promise<string> {
  const { secret } = await searchParams;
  return typeof secret === "string" ? secret : "";
}
