import { deleteAccount } from "@/lib/account/delete-account";
import { endedSchema } from "aurora-session/shared";
import { protectedRoute, methods, endedResponse } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: protectedRoute({
    summary: "Delete my account",
    access: "fresh",
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema, setsCookies: true } },
    problems: ["last_administrator"],
    handle: async ({ session }) => endedResponse({ ...(await deleteAccount(session)), clearsCookies: true }),
  }),
});
