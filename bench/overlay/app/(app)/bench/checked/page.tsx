import { protectedPage } from "@/components/frame/protected-page";
import { PageHeading } from "@/components/ui/page";

export default protectedPage(() => <PageHeading title="A page" lead="It asks for a session." />);
