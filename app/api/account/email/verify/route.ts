import { readAsking } from "@/lib/account/asking";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { verifyEmail } from "@/lib/account/verify-email";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const { secret } = await parseJsonBody(request, mailedSecretSchema);
    await verifyEmail(secret, readAsking(request.headers));
    return json({ verified: true });
  }),
});
