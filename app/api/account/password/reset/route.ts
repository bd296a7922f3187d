import { readAsking } from "@/lib/account/asking";
import { passwordResetSchema, resetPassword } from "@/lib/account/reset-password";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) =>
    json(await resetPassword(await parseJsonBody(request, passwordResetSchema), readAsking(request.headers))),
  ),
});
