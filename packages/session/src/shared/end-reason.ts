import { z } from "zod";
import { END_REASONS } from "./reasons.ts";

export const endReasonSchema = z.enum(END_REASONS);

export type { EndReason } from "./reasons.ts";
