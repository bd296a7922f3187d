import { verifyEmailAction } from "@/app/(public)/mailed-link-action";
import { mailedLinkPage } from "@/components/account/mailed-link-page";
import { pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.verifyEmail.title);

export default mailedLinkPage("verifyEmail", verifyEmailAction, "/account/security");
