export { authJs, handleAuthJs, type AuthJsOptions } from "./auth-js-config.ts";
export { passToAuthJs, type AuthJsHandlers } from "./pass-to-auth-js.ts";
