import { forgotPasswordSchema, requestPasswordReset } from "@/lib/account/reset-password";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";
import { clientAddress, requestDevice } from "@/lib/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const input = await parseJsonBody(request, forgotPasswordSchema);
    const { headers } = request;
    await requestPasswordReset(input, { device: requestDevice(headers), address: clientAddress(headers) });
    return json({ accepted: true }, 202);
  }),
});
