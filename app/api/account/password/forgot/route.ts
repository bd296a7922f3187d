import { readAsking } from "@/lib/account/asking";
import { forgotPasswordSchema, requestPasswordReset } from "@/lib/account/reset-password";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const input = await parseJsonBody(request, forgotPasswordSchema);
    await requestPasswordReset(input, readAsking(request.headers));
    return json({ accepted: true }, 202);
  }),
});
