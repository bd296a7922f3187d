import { z } from "zod";
import { newPictureSchema, readPicture, removePicture, setPicture } from "@/lib/profile/picture";
import { pictureSchema } from "@/lib/profile/profile-schemas";
import { Problem, readApiSession, readCredentials } from "aurora-session/core";
import { methods, protectedRoute, publicRoute, requestDevice, requestSighting } from "aurora-session/http";

const answers = { 200: { description: "The picture's address, null for none.", schema: pictureSchema } };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  // An `<img>` sends no header of ours: in place of a user it names one version of the picture, and gets no other.
  GET: publicRoute({
    summary: "My picture",
    description: "As `image` of the user names it, for whoever is signed in. Nobody sees another person's.",
    query: z.strictObject({ v: z.string() }),
    answers: { 200: { description: "The picture.", mediaType: "image/*" } },
    problems: ["not_found", "session_unverifiable"],
    handle: async ({ request: { headers }, query }) => {
      const reading = await readApiSession(readCredentials(headers), requestSighting(headers));
      const picture = reading.state === "live" ? await readPicture(reading.session.user, query.v) : null;
      if (picture === null) throw new Problem("not_found");
      return new Response(picture.bytes, { headers: { "Content-Type": picture.type, "Cache-Control": "no-store" } });
    },
  }),
  PUT: protectedRoute({
    summary: "Set my picture",
    description: "A PNG, JPEG or WebP in base64, of about 12 kB at most. Small and square is best.",
    access: "browser",
    body: newPictureSchema,
    answers,
    handle: async ({ session, request, body }) => ({
      image: await setPicture(session, body.picture, requestDevice(request.headers)),
    }),
  }),
  DELETE: protectedRoute({
    summary: "Remove my picture",
    access: "browser",
    answers,
    handle: async ({ session, request }) => {
      await removePicture(session, requestDevice(request.headers));
      return { image: null };
    },
  }),
});
