import "server-only";
import { MailedLinkForm } from "@/components/account/mailed-link-form";
import { PublicFrame } from "@/components/ui/page";
import type { FormAction } from "@/lib/forms/form-state";
import { getWords } from "@/lib/words/page-language";
import type { Words } from "@/lib/words/words";

/** The properties that Next gives a page to which a mailed link leads. */
export type MailedLinkProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Returns the secret of the link that was followed; empty if there is none, or more than one. */
export async function mailedSecret(searchParams: MailedLinkProps["searchParams"]): Promise<string> {
  const { secret } = await searchParams;
  return typeof secret === "string" ? secret : "";
}

/**
 * Makes a page to which a mailed link leads, with the button that does what the link is for. `askAgainAt` is where a person
 * goes on whose link is used up or too old.
 */
export function mailedLinkPage(link: keyof Words["mailedLinks"], action: FormAction, askAgainAt: string) {
  return async function MailedLinkPage({ searchParams }: MailedLinkProps) {
    const words = (await getWords()).mailedLinks[link];
    return (
      <PublicFrame title={words.title} lead={words.lead}>
        <MailedLinkForm
          words={words}
          action={action}
          secret={await mailedSecret(searchParams)}
          askAgainAt={askAgainAt}
        />
      </PublicFrame>
    );
  };
}
