import { undoEmailChangeAction } from "@/app/(public)/mailed-link-action";
import { mailedLinkPage } from "@/components/account/mailed-link-page";
import { pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.undoEmailChange.title);

export default mailedLinkPage("undoEmailChange", undoEmailChangeAction, "/forgot-password");
