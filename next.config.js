/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  serverExternalPackages: ['mongodb', 'lmdb', '@node-rs/argon2', 'ioredis', 'pino'],
  devIndicators: false,
  agentRules: false,
};
