import { sessionRoutes } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = sessionRoutes.events;
