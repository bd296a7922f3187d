import "server-only";
import { signInSchema } from "@/lib/account/sign-in";
import { proofSchema } from "@/lib/account/reauthenticate";
import { signUpSchema } from "@/lib/account/sign-up";
import type { Operation } from "@/lib/api-document/operation";
import {
  endedSchema,
  logoutSchema,
  mailedSchema,
  meSchema,
  reauthenticatedSchema,
  sessionsSchema,
  signedInSchema,
  signedUpSchema,
  tokensSchema,
} from "@/lib/api-schemas";
import { signOutWishSchema } from "@/lib/http/sign-out-response";
import { endingScopeSchema } from "@/lib/session/end-device";

const ENDED = { 200: { description: "How many sessions were live until now.", schema: endedSchema } } as const;

/** Signing up, in and out, and the sessions of a person. */
export const SESSION_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/api/auth/signup",
    summary: "Create an account and sign in",
    access: "anyone",
    body: { schema: signUpSchema },
    answers: { 201: { description: "The account, with a session.", schema: signedUpSchema, setsCookies: true } },
    codes: ["email_taken", "rate_limited", "busy", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/auth/login",
    summary: "Sign in",
    description:
      "With `client`, an app signs in for the person: it gets a pair of tokens and no cookie. An unknown email and a wrong " +
      "password are answered alike, in the same time.",
    access: "anyone",
    body: { schema: signInSchema },
    answers: {
      200: {
        description: "A new session, with cookies, or with tokens for a client.",
        schema: signedInSchema.or(signedUpSchema.extend(tokensSchema.shape)),
        setsCookies: true,
      },
    },
    codes: [
      "invalid_credentials",
      "account_disabled",
      "password_change_required",
      "email_not_verified",
      "sign_in_superseded",
      "rate_limited",
      "too_many_failures",
      "busy",
      "session_unverifiable",
    ],
  },
  {
    method: "post",
    path: "/api/auth/logout",
    summary: "Sign out",
    description:
      "Ends what the request's cookies or its bearer token name. Needs no live session, is idempotent, is never refused for " +
      "its body, and is never rate-limited.",
    access: "anyone",
    body: { schema: signOutWishSchema, optional: true },
    answers: {
      200: { description: "It is over. Repeating it is the same.", schema: logoutSchema, setsCookies: true },
      202: { description: "Not committed yet; it is finished later.", schema: logoutSchema, setsCookies: true },
    },
  },
  {
    method: "get",
    path: "/api/me",
    summary: "Who is signed in",
    access: "session",
    openDuringPasswordChange: true,
    openUnverified: true,
    answers: { 200: { description: "The user and this session.", schema: meSchema } },
  },
  {
    method: "get",
    path: "/api/auth/sessions",
    summary: "List my live sessions",
    access: "browser",
    answers: { 200: { description: "Browsers and API clients.", schema: sessionsSchema } },
  },
  {
    method: "delete",
    path: "/api/auth/sessions",
    summary: "End my other sessions, or all",
    description: "`others` needs a fresh browser session; `all` never asks, and clears the cookies.",
    access: "session",
    query: endingScopeSchema,
    answers: ENDED,
    codes: ["browser_required", "reauthentication_required"],
  },
  {
    method: "delete",
    path: "/api/auth/sessions/{id}",
    summary: "End one of my sessions",
    description: "Another session than the one that asks needs a fresh browser session.",
    access: "session",
    answers: ENDED,
    codes: ["not_found", "browser_required", "reauthentication_required"],
  },
  {
    method: "post",
    path: "/api/auth/reauthenticate",
    summary: "Give the password, or a mailed code, again",
    description: "Makes the session fresh and rotates its token.",
    access: "browser",
    openDuringPasswordChange: true,
    openUnverified: true,
    body: { schema: proofSchema },
    answers: { 200: { description: "Fresh again.", schema: reauthenticatedSchema, setsCookies: true } },
    codes: ["invalid_credentials", "sign_in_superseded", "rate_limited", "busy"],
  },
  {
    method: "post",
    path: "/api/auth/reauthenticate/code",
    summary: "Have a code mailed that proves who I am",
    description: "For people without a password.",
    access: "browser",
    openDuringPasswordChange: true,
    openUnverified: true,
    answers: { 202: { description: "On its way.", schema: mailedSchema } },
    codes: ["password_required", "rate_limited"],
  },
  {
    method: "post",
    path: "/api/auth/activity",
    summary: "Say that the person is there",
    description: "Moves the idle end. Polls, streams and reads never do.",
    access: "browser",
    openUnverified: true,
    openDuringPasswordChange: true,
    answers: { 204: { description: "Noted." } },
  },
  {
    method: "get",
    path: "/api/auth/events",
    summary: "Follow what happens to my sessions",
    description:
      "Server-sent events: `hello`, then `ended`, `signed_in` and `changed`; an app hears of its own ending only. Over with its " +
      "session, or after five minutes.",
    access: "session",
    openDuringPasswordChange: true,
    openUnverified: true,
    answers: { 200: { description: "A stream.", mediaType: "text/event-stream" } },
  },
];
