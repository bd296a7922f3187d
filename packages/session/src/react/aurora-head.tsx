import { coverScript, COVER_STYLE } from "../browser/cover-script.ts";
import type { HostPaths } from "../browser/tab-session.ts";

type AuroraHeadProps = {
  /** The nonce of the page's Content-Security-Policy, if it has one. */
  nonce?: string | undefined;
  paths?: Partial<HostPaths>;
};

/**
 * The cover of a session's pages, for a layout's `<head>`: a page can be left before any other script has run. A layout whose
 * pages stand in an `AuroraTab` need not have it. It reads no request, so a page with it can be prerendered.
 */
export function AuroraHead({ nonce, paths }: AuroraHeadProps) {
  return (
    <>
      <style>{COVER_STYLE}</style>
      {/* Browsers hide a nonce from scripts, so React would see a difference when it hydrates. */}
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: coverScript(paths) }} suppressHydrationWarning />
    </>
  );
}
