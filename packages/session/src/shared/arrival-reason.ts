import { z } from "zod";
import { ARRIVAL_REASONS } from "./reasons.ts";

export const arrivalReasonSchema = z.enum(ARRIVAL_REASONS);

export type { ArrivalReason } from "./reasons.ts";
