import { authFor } from "@/auth";
import { handleProviderRequest } from "@/lib/http/provider-sign-in";
import { methods, publicRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: publicRoute((request) => handleProviderRequest(request, authFor)),
  POST: publicRoute((request) => handleProviderRequest(request, authFor)),
});
