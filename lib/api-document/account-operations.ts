import "server-only";
import { emailChangeSchema } from "@/lib/account/change-email";
import { passwordChangeSchema } from "@/lib/account/change-password";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { forgotPasswordSchema, passwordResetSchema } from "@/lib/account/reset-password";
import type { Operation } from "@/lib/api-document/operation";
import { activitySchema, dailyActivitySchema } from "@/lib/activity/activity-schemas";
import { acceptedSchema, endedSchema, mailedSchema, signInMethodsSchema, verifiedSchema } from "@/lib/api-schemas";
import { activityQuerySchema } from "@/lib/activity/security-event-queries";

const ENDED = { 200: { description: "Done; how many sessions it ended.", schema: endedSchema } } as const;

/** An account and what happened to it. */
export const ACCOUNT_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/api/activity",
    summary: "Read my audit trail",
    access: "browser",
    query: activityQuerySchema,
    answers: { 200: { description: "A page of events, the newest first.", schema: activitySchema } },
  },
  {
    method: "get",
    path: "/api/activity/daily",
    summary: "Count my sign-ins and endings by day",
    access: "browser",
    answers: { 200: { description: "The last thirty days (UTC).", schema: dailyActivitySchema } },
  },
  {
    method: "post",
    path: "/api/account/password",
    summary: "Change my password",
    description: "Ends all other sessions and rotates this one's token.",
    access: "fresh",
    openDuringPasswordChange: true,
    openUnverified: true,
    body: { schema: passwordChangeSchema },
    answers: { 200: { ...ENDED[200], setsCookies: true } },
    codes: ["invalid_credentials", "sign_in_superseded", "rate_limited", "busy"],
  },
  {
    method: "post",
    path: "/api/account/password/forgot",
    summary: "Have a link mailed that resets a password",
    description: "The same answer whether the address has an account or not.",
    access: "anyone",
    body: { schema: forgotPasswordSchema },
    answers: { 202: { description: "If there is an account, a mail is on its way.", schema: acceptedSchema } },
    codes: ["rate_limited", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/account/password/reset",
    summary: "Reset a password by a mailed secret",
    description: "Ends every session of the account.",
    access: "anyone",
    body: { schema: passwordResetSchema },
    answers: ENDED,
    codes: ["link_expired", "rate_limited", "busy", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/account/email",
    summary: "Change my email",
    description: "Changes nothing before the new address is confirmed.",
    access: "fresh",
    openUnverified: true,
    body: { schema: emailChangeSchema },
    answers: { 200: { description: "A link is on its way to the new address.", schema: mailedSchema } },
    codes: ["rate_limited"],
  },
  {
    method: "post",
    path: "/api/account/email/confirm",
    summary: "Confirm a new email by a mailed secret",
    description: "Ends all other sessions.",
    access: "anyone",
    body: { schema: mailedSecretSchema },
    answers: ENDED,
    codes: ["link_expired", "email_taken", "rate_limited", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/account/email/verification",
    summary: "Have the link mailed that confirms my email",
    access: "session",
    openUnverified: true,
    answers: { 200: { description: "A link is on its way.", schema: mailedSchema } },
    codes: ["email_already_verified", "rate_limited"],
  },
  {
    method: "post",
    path: "/api/account/email/verify",
    summary: "Confirm my email by a mailed secret",
    access: "anyone",
    body: { schema: mailedSecretSchema },
    answers: { 200: { description: "It is confirmed.", schema: verifiedSchema } },
    codes: ["link_expired", "rate_limited", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/account/email/undo",
    summary: "Undo a change of email by a mailed secret",
    description: "Ends every session and voids the password.",
    access: "anyone",
    body: { schema: mailedSecretSchema },
    answers: ENDED,
    codes: ["link_expired", "email_taken", "rate_limited", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/account/report",
    summary: "Say by a mailed secret that a sign-in wasn't mine",
    description: "Ends every session and voids the password.",
    access: "anyone",
    body: { schema: mailedSecretSchema },
    answers: ENDED,
    codes: ["link_expired", "rate_limited", "session_unverifiable"],
  },
  {
    method: "get",
    path: "/api/account/sign-in-methods",
    summary: "List my ways to sign in",
    access: "session",
    answers: {
      200: { description: "The password, if there is one, and each linked provider.", schema: signInMethodsSchema },
    },
  },
  {
    method: "delete",
    path: "/api/account/sign-in-methods/{id}",
    summary: "Remove one of my ways to sign in",
    description: "Ends all other sessions.",
    access: "fresh",
    answers: ENDED,
    codes: ["not_found", "last_sign_in_method"],
  },
  {
    method: "delete",
    path: "/api/account",
    summary: "Delete my account",
    access: "fresh",
    answers: { 200: { ...ENDED[200], setsCookies: true } },
    codes: ["last_administrator"],
  },
];
