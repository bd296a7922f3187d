export { ApiError, createApiClient, createStreamOpener, type ApiClient } from "./api-client.ts";
export { sayInBrowser } from "./browser-words.ts";
export { COVER_STYLE, coverScript } from "./cover-script.ts";
export { SESSION_PAGE, coverTab, emptyTab, uncoverTab } from "./empty-tab.ts";
export { finishSignOut } from "./finish-sign-out.ts";
export { followSession } from "./follow-session.ts";
export { followSignIn } from "./follow-sign-in.ts";
export { isLeaving, leaveTab, leaveTabFor } from "./leave-tab.ts";
export { createQueryClient, isOutage } from "./query-client.ts";
export { reportActivity, watchActivity } from "./report-activity.ts";
export { listRunningForms, listenToRunningForms, noteRunningForm } from "./running-forms.ts";
export { serverNow, toLocalTime } from "./server-clock.ts";
export { readDeadline, type Deadline } from "./session-deadline.ts";
export { askMe, meOptions, sessionsOptions, type Me } from "./session-query-options.ts";
export {
  announceReceipt,
  forgetReceipt,
  keepReceipt,
  listenToReceipt,
  parseReceipt,
  readStoredReceipt,
  type SignOutReceipt,
} from "./sign-out-receipt.ts";
export { signOut } from "./sign-out.ts";
export { broadcast, listenToTabs } from "./tab-channel.ts";
export { countPeers, forgetPeers, listenToPeers } from "./tab-peers.ts";
export {
  claimTab,
  getTabSession,
  isForeign,
  pathsOf,
  releaseTab,
  type HostPaths,
  type TabSession,
} from "./tab-session.ts";
export {
  focusUnsentInput,
  hasUnsentInput,
  listUnsentInput,
  putBackInput,
  watchInput,
  type UnsentInput,
} from "./unsent-input.ts";
export { NOT_SIGNED_IN, watchSignIn, type SignedInElsewhere } from "./watch-sign-in.ts";
export { uncoverIfOwn, watchTab } from "./watch-tab.ts";
