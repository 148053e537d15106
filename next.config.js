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
  // The page without a network, and the worker that shows it, are files: no nonce is theirs, and nothing else is loaded by them.
  headers: async () => [
    {
      source: '/offline/page.html',
      headers: [
        {
          key: 'Content-Security-Policy',
          value:
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        },
      ],
    },
    {
      source: '/sw.js',
      headers: [
        { key: 'Cache-Control', value: 'no-cache' },
        { key: 'Content-Security-Policy', value: "default-src 'none'; connect-src 'self'" },
      ],
    },
  ],
  experimental: { preloadEntriesOnStart: false },
  agentRules: false,
  // `npm run check` checks all types, tests included; a start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Without it a lock file in a folder above would be taken for the root of the workspace.
  turbopack: { root: import.meta.dirname },
};
