import { json, methods, undocumentedRoute, requestDevice, requestSighting } from "aurora-session/http";
import { readCredentials, noteDevice, readRequestSession } from "aurora-session/core";

// Auth.js's own route answers `200 null` in an outage and sets the cookie on every read. Ours answers 503, and sets none.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: undocumentedRoute(async (request) => {
    const reading = await readRequestSession(readCredentials(request.headers), requestSighting(request.headers));
    await noteDevice(reading, () => requestDevice(request.headers));
    if (reading.state !== "live") return json(null);
    const { user, expiresAt } = reading.session;
    const { id, name, email, image } = user;
    return json({ user: { id, name, email, image }, expires: expiresAt.toISOString() });
  }),
});
