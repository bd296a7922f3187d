import { json, methods, undocumentedRoute } from "@/lib/http/route";
import { requestDevice, requestSighting } from "@/lib/devices/request-device";
import { readCredentials } from "@/lib/session/credentials";
import { noteDevice } from "@/lib/session/note-device";
import { readRequestSession } from "@/lib/session/request-session";

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
