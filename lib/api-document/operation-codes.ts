import "server-only";
import { problemStatus, type ProblemCode } from "aurora-session/core";
import type { Access, Operation } from "aurora-session/http";

/** An operation with its method and its path. */
export type PlacedOperation = Operation & { readonly method: string; readonly path: string };

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

/** Returns whether an operation needs a session and the header that names its user. */
export function needsSession({ access }: Pick<Operation, "access">): boolean {
  return access !== "anyone" && access !== "service";
}

/** Returns every code that an operation may answer, by status. */
export function codesByStatus(operation: Omit<PlacedOperation, "path">): ReadonlyMap<number, readonly ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(allCodes(operation))) {
    const status = statusOf(operation, code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

function allCodes(operation: Omit<PlacedOperation, "path">): ProblemCode[] {
  const { access, body, bodyOptional, method, query, problems = [] } = operation;
  const asksToChangePassword = needsSession(operation) && operation.essential !== true;
  return [
    ...BY_ACCESS[access],
    ...problems,
    ...(method === "get" ? [] : (["cross_site"] as const)),
    ...(asksToChangePassword && operation.openUnverified !== true ? (["email_not_verified"] as const) : []),
    ...(asksToChangePassword ? (["password_change_required"] as const) : []),
    ...(body === undefined || bodyOptional === true
      ? []
      : (["invalid_request", "body_too_large", "unsupported_media_type"] as const)),
    ...(query === undefined ? [] : (["invalid_request"] as const)),
    "internal_error",
  ];
}

// In OAuth's terms every grant that can't be used is a 400.
function statusOf({ oauth }: Operation, code: ProblemCode): number {
  return oauth === true && code === "session_ended" ? 400 : problemStatus(code);
}
