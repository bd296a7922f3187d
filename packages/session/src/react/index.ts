export { AuroraHead } from "./aurora-head.tsx";
export { AuroraTab } from "./aurora-tab.tsx";
export { ConnectionNotice } from "./connection-notice.tsx";
export { Devices } from "./devices.tsx";
export { Dialog } from "./pieces.tsx";
export { FilledText } from "./filled-text.tsx";
export { FinishSignOut } from "./finish-sign-out.tsx";
export type { SignInAgainProps } from "./input-keeper.tsx";
export { LiveUpdates } from "./live-updates.tsx";
export {
  Looks,
  type ButtonProps,
  type CheckboxProps,
  type ClassNames,
  type Components,
  type DialogProps,
  type NoticeProps,
  type Part,
} from "./looks.tsx";
export { OfflineNotice } from "./offline-notice.tsx";
export { type ReceiptState, type ReceiptStep, useReceipt } from "./use-receipt.ts";
export { Receipt, SpokenStatus } from "./receipt.tsx";
export { SessionTimer } from "./session-timer.tsx";
export { SignOutControl } from "./sign-out-control.tsx";
export { SignOutDialog } from "./sign-out-dialog.tsx";
export { TabGuard, useTab, type Tab } from "./tab-guard.tsx";
export { TabProvider } from "./tab-provider.tsx";
export { useDevices, useEndDevices, useNameDevice } from "./use-devices.ts";
export { useHydrated } from "./use-hydrated.ts";
export { useSessionTimeout, type SessionTimeout } from "./use-session-timeout.ts";
export { useSignOut } from "./use-sign-out.ts";
export { VisitorGuard } from "./visitor-guard.tsx";
export { useSteadyRows, type SteadyRow } from "./use-steady-rows.ts";
export { useTitle } from "./use-title.ts";
export { useWords } from "./english-words.tsx";
export { WordsProvider, useLanguage } from "./words-provider.tsx";
