import { settingsCookies } from "@/lib/account/account-settings";
import { changeProfile, profileChangeSchema } from "@/lib/profile/profile";
import { profileSchema } from "@/lib/profile/profile-schemas";
import { appendCookies } from "aurora-session/core";
import { json, protectedRoute, methods, requestDevice } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PATCH: protectedRoute({
    summary: "Change my profile",
    description:
      "What is left out stays as it is. An empty name is none; a setting that is null is what each device says.",
    access: "browser",
    body: profileChangeSchema,
    answers: { 200: { description: "The profile as it is now.", schema: profileSchema } },
    handle: async ({ session, request, body }) => {
      const response = json(await changeProfile(session, body, requestDevice(request.headers)));
      appendCookies(response.headers, settingsCookies(body));
      return response;
    },
  }),
});
