import { reportSignInAction } from "@/app/(public)/mailed-link-action";
import { mailedLinkPage } from "@/components/account/mailed-link-page";
import { pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ mailedLinks }) => mailedLinks.reportSignIn.title);

export default mailedLinkPage("reportSignIn", reportSignInAction, "/forgot-password");
