export { feedEnded } from "./feed-ended.ts";
export { redisEnded } from "./redis-ended.ts";
export { createVerifier, type Refusal, type Verification, type VerifierOptions } from "./verifier.ts";
export type { Ending, EndedSource } from "./ended-source.ts";
