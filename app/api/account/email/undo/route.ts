import { readAsking } from "@/lib/account/asking";
import { undoEmailChange } from "@/lib/account/change-email";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const { secret } = await parseJsonBody(request, mailedSecretSchema);
    return json(await undoEmailChange(secret, readAsking(request.headers)));
  }),
});
