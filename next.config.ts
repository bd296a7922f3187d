import { existsSync, readdirSync } from "node:fs";
import type { NextConfig } from "next";
import { safetyHeaders } from "./lib/pages/safety-headers.ts";

function listSafetyHeaders(path: string, isSecure = false): { key: string; value: string }[] {
  return Object.entries(safetyHeaders(path, isSecure)).map(([key, value]) => ({ key, value }));
}

const BUILD_DIR = process.env["AURORA_BUILD_DIR"];

/**
 * The first segments of the app side's addresses: its folders, but for dynamic ones and groups. There are none where a build
 * runs without its sources, which has them in it.
 */
function listAppSide(): string[] {
  const folder = new URL("app/(app)", import.meta.url);
  if (!existsSync(folder)) return [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => /^[\w-]+$/.test(name));
}

const config: NextConfig = {
  // Tests build beside a running app; the launcher says where (cli/).
  distDir: BUILD_DIR ?? ".next",
  // `npm run standalone` makes a folder of what a server needs, for an image (docs/deploy.md).
  ...(process.env["AURORA_STANDALONE"] === "yes" && { output: "standalone" }),
  poweredByHeader: false,
  // For the middleware, which sees addresses but no folders.
  env: { APP_SIDE: listAppSide().join("/") },
  // For platforms that run Next themselves: our launcher has set them already. Pages get more from the middleware. The build
  // does not know whether clients come by https; the proxy that speaks it says so.
  headers: async () => [
    { source: "/:path*", headers: listSafetyHeaders("/") },
    { source: "/:area(api|\\.well-known)/:path*", headers: listSafetyHeaders("/api/") },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: listSafetyHeaders("/", true),
    },
  ],
  // Addresses that people try.
  redirects: async () => [
    { source: "/account", destination: "/account/security", permanent: false },
    { source: "/admin", destination: "/admin/sessions", permanent: false },
  ],
  reactStrictMode: true,
  // Hidden DOM and cached segments would keep the former person's data after a sign-out.
  cacheComponents: false,
  typedRoutes: false,
  experimental: {
    // Two root layouts have no common parent that could hold a 404.
    globalNotFound: true,
    // Types come in through next-env.d.ts, so that a build elsewhere does not rewrite tsconfig.json.
    strictRouteTypes: true,
    // Nothing of a visited app page is kept for a later one: its session may be over.
    staleTimes: { dynamic: 0, static: 30 },
    // Tests start many servers, and ask each for a few pages only.
    preloadEntriesOnStart: process.env["AURORA_PRELOAD"] !== "off",
    // The most that Next keeps of a body, for the middleware and for Server Actions: our largest form has a few kB.
    proxyClientMaxBodySize: "64kb",
    serverActions: { bodySizeLimit: "64kb" },
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@opentelemetry/exporter-metrics-otlp-http",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-metrics",
    "@opentelemetry/sdk-trace-node",
    "pg",
    "pino",
    "prom-client",
  ],
  // `npm run verify` checks types before it builds.
  typescript: { ignoreBuildErrors: true },
};

export default config;
