import { aurora } from "@/lib/aurora";

export const GET = aurora.protectedRoute(async ({ session }) => ({ name: session.user.name }));
