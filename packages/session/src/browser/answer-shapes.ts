import {
  isBoolean,
  isEither,
  isListOf,
  isMissing,
  isNull,
  isObjectOf,
  isOneOf,
  isText,
  isTime,
  isWhole,
  type Guard,
  type Guarded,
} from "../shared/guards.ts";
import { END_REASONS } from "../shared/reasons.ts";
import type { PublicSession } from "../shared/schemas.ts";

type Parsed<Data> =
  { readonly success: true; readonly data: Data } | { readonly success: false; readonly data?: undefined };

/** Parses an answer. Every schema of zod is one. */
export type Shape<Data> = { readonly safeParse: (answer: unknown) => Parsed<Data> };

/** Makes the shape of what a guard lets through; `read` returns what callers get of it. */
export function shapeOf<Value, Data>(isValue: Guard<Value>, read: (value: Value) => Data): Shape<Data> {
  return {
    safeParse: (answer) => (isValue(answer) ? { success: true, data: read(answer) } : { success: false }),
  };
}

// The server answers by `schemas.ts`, which has every member. `answer-shapes.test.ts` holds these to it.

const isSession = isObjectOf({
  id: isText,
  kind: isOneOf(["browser", "client"]),
  createdAt: isTime,
  lastActiveAt: isTime,
  expiresAt: isTime,
  idleExpiresAt: isTime,
  current: isBoolean,
  device: isObjectOf({
    name: isText,
    // An older server, which may run beside a newer one, tells none.
    ownName: isEither(isText, isEither(isNull, isMissing)),
    address: isEither(isText, isNull),
  }),
  method: isText,
});

function toSession({ device, ...session }: Guarded<typeof isSession>): PublicSession {
  return { ...session, device: { ...device, ownName: device.ownName ?? null } };
}

/** What a tab reads of its own session. What a host says of the person stays beside it, as it is. */
export const meShape = shapeOf(isObjectOf({ session: isSession }), (me) => ({ ...me, session: toSession(me.session) }));

export const sessionsShape = shapeOf(isObjectOf({ sessions: isListOf(isSession) }), ({ sessions }) => ({
  sessions: sessions.map(toSession),
}));

const isCount = isEither(isWhole, isMissing);

export const endedShape = shapeOf(isObjectOf({ ended: isWhole, apps: isCount }), (ended) => ended);

/** The shape of an answer without a body. */
export const noContentShape = shapeOf(isMissing, () => undefined);

export const logoutShape = shapeOf(
  isObjectOf({
    success: isOneOf([true]),
    revocation: isOneOf(["committed", "pending"]),
    ended: isCount,
    apps: isCount,
    others: isCount,
    otherSession: isEither(isBoolean, isMissing),
  }),
  (answer) => answer,
);

export const problemShape = shapeOf(
  isObjectOf({
    title: isText,
    status: isWhole,
    code: isText,
    detail: isText,
    // A newer server may know more reasons.
    reason: isEither(isText, isMissing),
    issues: isEither(isListOf(isObjectOf({ path: isText, message: isText })), isMissing),
  }),
  ({ reason, ...problem }) => ({ ...problem, reason: END_REASONS.find((known) => known === reason) }),
);
