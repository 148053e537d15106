/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // The driver, the Redis client and the log are not among them: pages do not lead there (docs/ARCHITECTURE.md).
  serverExternalPackages: ['@node-rs/argon2', 'rate-limiter-flexible'],
  // No page uses it, and it would answer strangers.
  images: { unoptimized: true },
  devIndicators: false,
  // Every page's code loaded at once would double the time to ready; each is loaded when it is first asked for.
  experimental: { preloadEntriesOnStart: false },
  agentRules: false,
  // `npm run check` checks all types, tests included; a start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Without it a lock file in a folder above would be taken for the root of the workspace.
  turbopack: { root: import.meta.dirname },
};
