import "server-only";
import { z } from "zod";
import { visibleName } from "../../base/visible-name.ts";
import { readCredentials } from "../../core/credentials.ts";
import { noteDevice } from "../../core/note-device.ts";
import { readRequestSession } from "../../core/request-session.ts";
import { touchSession } from "../../core/session-commands.ts";
import { meSchema, endedSchema, sessionsSchema } from "../../shared/schemas.ts";
import { protectedRoute } from "../protected-route.ts";
import { toAuthJsUser, toPublicSession } from "../public-session.ts";
import { requestDevice, requestSighting } from "../request-device.ts";
import { json, methods, undocumentedRoute } from "../route.ts";
import { sessionStream } from "../session-stream.ts";
import { endAllDevices, endDevice, endingScopeSchema, endOtherDevices } from "../../core/end-device.ts";
import { nameDevice } from "../../core/name-device.ts";
import { listLiveSessions } from "../../core/session-queries.ts";
import { endedResponse } from "../sign-out-response.ts";
import { valueProblem } from "../value-problem.ts";

// Clients report at most once a minute, but "Stay signed in" must count at any time.
const NOTE_EVERY_SECONDS = 1;

/** `GET /api/auth/session`. Auth.js's own returns `200 null` in an outage and sets the cookie at every read; this one doesn't. */
export const session = methods({
  GET: undocumentedRoute(async (request) => {
    const reading = await readRequestSession(readCredentials(request.headers), requestSighting(request.headers));
    await noteDevice(reading, () => requestDevice(request.headers));
    if (reading.state !== "live") return json(null);
    const { user, expiresAt } = reading.session;
    return json({ user: toAuthJsUser(user), expires: expiresAt.toISOString() });
  }),
});

/** `GET /api/auth/me`. */
export const me = methods({
  GET: protectedRoute({
    summary: "Who is signed in",
    access: "session",
    essential: true,
    answers: { 200: { description: "The user and this session.", schema: meSchema } },
    handle: async ({ session: own }) => ({ user: { ...own.user }, session: toPublicSession(own, own.id) }),
  }),
});

/** `POST /api/auth/activity`. */
export const activity = methods({
  POST: protectedRoute({
    summary: "Say that the person is there",
    description: "Moves the idle end. Polls, streams and reads never do.",
    // An API client counts as active when it refreshes.
    access: "browser",
    essential: true,
    answers: { 204: { description: "Noted." } },
    handle: async ({ session: own }) => {
      // Before the answer, because its receiver reads the new end at once, and "noted" must be true.
      await touchSession(own, NOTE_EVERY_SECONDS);
    },
  }),
});

/** `GET /api/auth/events`. */
export const events = methods({
  GET: protectedRoute({
    summary: "Follow what happens to my sessions",
    description:
      "Server-sent events: `hello`, then `ended`, `signed_in` and `changed`; an app hears of its own ending only. Over with its " +
      "session, or after five minutes.",
    access: "session",
    essential: true,
    answers: { 200: { description: "A stream.", mediaType: "text/event-stream" } },
    handle: async ({ session: { id, userId, isClient }, readAgain }) =>
      sessionStream({ id, userId, isClient, read: readAgain }),
  }),
});

/** `GET` and `DELETE /api/auth/sessions`. */
export const sessions = methods({
  GET: protectedRoute({
    summary: "List my live sessions",
    // An app need not know where else a person is signed in, and from which networks.
    access: "browser",
    answers: { 200: { description: "Browsers and API clients.", schema: sessionsSchema } },
    handle: async ({ session: own }) => {
      const live = await listLiveSessions(own.userId);
      return { sessions: live.map((each) => toPublicSession(each, own.id)) };
    },
  }),
  DELETE: protectedRoute({
    summary: "End all my sessions, or the others",
    description: "`all` never asks, and clears the cookies; `others` needs a fresh browser session.",
    access: "session",
    query: endingScopeSchema,
    answers: { 200: { description: "How many sessions were live until now.", schema: endedSchema } },
    problems: ["browser_required", "reauthentication_required"],
    handle: async ({ session: own, query: { scope } }) =>
      endedResponse(scope === "all" ? await endAllDevices(own) : await endOtherDevices(own)),
  }),
});

const MAX_NAME_CHARACTERS = 60;

/** Parses a person's own name for a device, as {@link visibleName} makes it. An empty one is none. */
const deviceNameSchema = z.strictObject({
  name: z
    .string()
    .refine((text) => text.isWellFormed() && !text.includes("\uFFFD"), valueProblem("deviceName"))
    .transform((text, context) => {
      const name = visibleName(text);
      const isVisible = name !== "" || text.trim() === "";
      if (!isVisible || name.length > MAX_NAME_CHARACTERS) context.addIssue(valueProblem("deviceName"));
      return name === "" ? null : name;
    })
    .nullable(),
});

/** `PATCH` and `DELETE /api/auth/sessions/[id]`. */
export const oneSession = methods({
  PATCH: protectedRoute({
    summary: "Name one of my devices",
    description:
      "A name of at most 60 characters, beside the one that tells the browser and system; `null` takes it away. Another " +
      "device than the one that asks needs a fresh session. An app keeps the name that it was given.",
    access: "browser",
    body: deviceNameSchema,
    answers: { 204: { description: "Named." } },
    problems: ["not_found", "reauthentication_required"],
    handle: async ({ session: own, params, body }) => nameDevice(own, String(params["id"]), body.name),
  }),
  DELETE: protectedRoute({
    summary: "End one of my sessions",
    description: "Another session than the one that asks needs a fresh browser session.",
    access: "session",
    answers: { 200: { description: "How many sessions were live until now.", schema: endedSchema } },
    problems: ["not_found", "browser_required", "reauthentication_required"],
    handle: async ({ session: own, params }) => endedResponse(await endDevice(own, String(params["id"]))),
  }),
});
