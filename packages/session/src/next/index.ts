export { sessionOrRedirect, toTabSession, visitSession } from "./page-guard.ts";
export { getSession, notePageDevice, readPageCredentials, requireSession } from "./page-session.ts";
export { proxy, signInAddress, type ProxyOptions } from "./proxy.ts";
