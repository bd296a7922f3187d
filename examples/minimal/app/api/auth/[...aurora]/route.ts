import { handlers } from "@/auth";
import { aurora } from "@/lib/aurora";

export const { GET, POST, DELETE, OPTIONS } = aurora.handlers(handlers);
