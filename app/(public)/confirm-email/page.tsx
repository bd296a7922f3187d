import { confirmEmailAction } from "@/app/(public)/mailed-link-action";
import { mailedLinkPage } from "@/components/account/mailed-link-page";
import { pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.confirmEmail.title);

export default mailedLinkPage("confirmEmail", confirmEmailAction, "/account/security");
