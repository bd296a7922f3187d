export { getSession, notePageDevice, readPageCredentials, requireSession } from "./page-session.ts";
