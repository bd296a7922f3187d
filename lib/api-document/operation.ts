import "server-only";
import type { z } from "zod";
import { problemStatus, type ProblemCode } from "@/lib/errors";

/** Who may call an operation. Each but the first and the last needs a session and `X-User-ID`. */
export type Access =
  | "anyone"
  /** A browser's session or an API client's. */
  | "session"
  /** A browser's session only. */
  | "browser"
  /** A browser's session in which a factor was given a short while ago. */
  | "fresh"
  /** An administrator's session in a browser. */
  | "admin"
  /** An administrator's fresh session. */
  | "fresh admin"
  /** Another service that knows `INTROSPECTION_SECRET`. */
  | "service";

/** What an operation answers when it is done. */
export type DocumentedAnswer = {
  readonly description: string;
  /** Nothing: an answer without a body. */
  readonly schema?: z.ZodType;
  readonly mediaType?: string;
  readonly setsCookies?: true;
};

/** One operation of the API, as the document describes it. Its schemas are those that parse requests and answers. */
export type Operation = {
  readonly method: "get" | "post" | "delete";
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly openDuringPasswordChange?: true;
  readonly openUnverified?: true;
  readonly query?: z.ZodObject;
  readonly body?: {
    readonly schema: z.ZodType;
    readonly optional?: true;
    /** OAuth's routes take forms too, and answer in OAuth's words. */
    readonly oauth?: true;
  };
  readonly answers: Readonly<Record<number, DocumentedAnswer>>;
  /** Codes beyond those that its access and its body bring along. */
  readonly codes?: readonly ProblemCode[];
};

const WITH_SESSION: readonly ProblemCode[] = [
  "session_missing",
  "session_ended",
  "token_rotated",
  "invalid_token",
  "ambiguous_credentials",
  "user_header_missing",
  "user_mismatch",
  "session_unverifiable",
];

const BY_ACCESS: Readonly<Record<Access, readonly ProblemCode[]>> = {
  anyone: [],
  session: WITH_SESSION,
  browser: [...WITH_SESSION, "browser_required"],
  fresh: [...WITH_SESSION, "browser_required", "reauthentication_required"],
  admin: [...WITH_SESSION, "browser_required", "forbidden"],
  "fresh admin": [...WITH_SESSION, "browser_required", "reauthentication_required", "forbidden"],
  service: ["invalid_client", "session_unverifiable"],
};

/** Whether an operation needs a session and the header that names its user. */
export function needsSession({ access }: Pick<Operation, "access">): boolean {
  return access !== "anyone" && access !== "service";
}

/** Every code that an operation may answer, by status. */
export function codesByStatus(operation: Operation): ReadonlyMap<number, readonly ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(allCodes(operation))) {
    const status = statusOf(operation, code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

function allCodes(operation: Operation): ProblemCode[] {
  const { access, body, method, query, codes = [] } = operation;
  const asksToChangePassword = needsSession(operation) && operation.openDuringPasswordChange !== true;
  return [
    ...BY_ACCESS[access],
    ...codes,
    ...(method === "get" ? [] : (["cross_site"] as const)),
    ...(needsSession(operation) && operation.openUnverified !== true ? (["email_not_verified"] as const) : []),
    ...(asksToChangePassword ? (["password_change_required"] as const) : []),
    ...(body === undefined || body.optional === true
      ? []
      : (["invalid_request", "body_too_large", "unsupported_media_type"] as const)),
    ...(query === undefined ? [] : (["invalid_request"] as const)),
    "internal_error",
  ];
}

// In OAuth's words every grant that can't be used is 400.
function statusOf({ body }: Operation, code: ProblemCode): number {
  return body?.oauth === true && code === "session_ended" ? 400 : problemStatus(code);
}
