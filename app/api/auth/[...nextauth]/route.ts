import { authFor, listProviders } from "@/auth";
import { handleProviderRequest } from "@/lib/auth-js/provider-sign-in";
import { methods, undocumentedRoute } from "aurora-session/http";

const handle = undocumentedRoute((request) => handleProviderRequest(request, authFor, listProviders()));

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handle, POST: handle });
