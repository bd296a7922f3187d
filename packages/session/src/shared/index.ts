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
export { endReasonSchema } from "./end-reason.ts";
export { END_REASONS, type EndReason } from "./reasons.ts";
export { isBoolean, isEither, isListOf, isNull, isObjectOf, isText, isWhole } from "./guards.ts";
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
  type Sessions,
  type Tokens,
} from "./schemas.ts";
