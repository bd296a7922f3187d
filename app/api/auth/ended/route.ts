import { clientRoutes } from "aurora-session/clients";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = clientRoutes.ended;
