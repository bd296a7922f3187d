import { listOperations } from "@/app/api/openapi.json/documented-operations";
import { apiDocument } from "@/lib/api-document/api-document";
import { json, methods, undocumentedRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: undocumentedRoute(async () => json(apiDocument(await listOperations()))),
});
