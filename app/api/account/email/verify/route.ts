import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { verifyEmail } from "@/lib/account/verify-email";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";
import { requestDevice } from "@/lib/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const { secret } = await parseJsonBody(request, mailedSecretSchema);
    await verifyEmail(secret, requestDevice(request.headers));
    return json({ verified: true });
  }),
});
