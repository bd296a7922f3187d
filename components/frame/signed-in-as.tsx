import type { SessionUser } from "aurora-session/core";
import { AccountMenu } from "@/components/frame/account-menu";
import { pictureOf } from "@/lib/profile/picture-address";
import { initialsOf } from "@/lib/text/initials";
import { getWords } from "@/lib/words/page-language";
import { fill } from "aurora-session/shared";
import { listNavigation } from "@/product/navigation";

/** The menu that says who is signed in, with the pages of the signed-in side. Its links load documents. */
export async function SignedInAs({ user }: { user: SessionUser }) {
  const words = await getWords();
  const { name, email, role } = user;
  return (
    <AccountMenu
      label={fill(words.frame.signedInAs, { name: name ?? email })}
      picture={pictureOf(user)}
      initials={initialsOf(user)}
      name={name}
      email={email}
      note={role === "admin" ? words.admin.administrator : undefined}
    >
      {listNavigation(role).map(({ href, label }) => (
        <li key={href}>
          <a
            href={href}
            className="flex min-h-11 items-center rounded-control px-2 text-ink no-underline hover:bg-sunken hover:text-ink"
          >
            {label(words)}
          </a>
        </li>
      ))}
    </AccountMenu>
  );
}
