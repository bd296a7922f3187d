import type { NextConfig } from "next";

// Without a configuration of its own Next would take that of the folder above.
const config: NextConfig = { typescript: { ignoreBuildErrors: true } };

export default config;
