import { changeProfile, profileChangeSchema } from "@/lib/profile/profile";
import { profileSchema } from "@/lib/profile/profile-schemas";
import { protectedRoute, methods, requestDevice } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PATCH: protectedRoute({
    summary: "Change my profile",
    description: "What is left out stays as it is. An empty name is none.",
    access: "browser",
    body: profileChangeSchema,
    answers: { 200: { description: "The profile as it is now.", schema: profileSchema } },
    handle: ({ session, request, body }) => changeProfile(session, body, requestDevice(request.headers)),
  }),
});
