export { arrivalReasonSchema, type ArrivalReason } from "./arrival-reason.ts";
export {
  addressText,
  deviceKind,
  deviceText,
  deviceTitle,
  networkText,
  otherDevicesText,
  type DeviceKind,
} from "./device-text.ts";
export { endReasonSchema, type EndReason } from "./end-reason.ts";
export { fill, fillCount, type Plural } from "./fill.ts";
export {
  DEFAULT_LANGUAGE,
  LANGUAGES,
  LANGUAGE_COOKIE,
  LANGUAGE_NAMES,
  negotiateLanguage,
  parseLanguage,
  type Language,
} from "./language.ts";
export { sameOriginPath } from "./same-origin-path.ts";
export {
  endedSchema,
  oauthProblemSchema,
  problemSchema,
  publicSessionSchema,
  sessionsSchema,
  tokensSchema,
  type PublicSession,
  type Tokens,
} from "./schemas.ts";
