import { config } from "zod/v4/core";

// Next runs this before any code of ours. zod would try `eval`, to find out whether it may: the policy of our pages forbids
// it, and browsers report each try.
config({ jitless: true });
