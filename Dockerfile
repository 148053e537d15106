# One image with everything that runs and nothing else. `docker build -t parley .`, then
#   docker run --read-only --tmpfs /tmp -p 3000:3000 -v parley:/data parley
FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
COPY packages/embedded-mongodb/package.json packages/embedded-mongodb/
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# What the server loads, by the traces of Next and of the bundles, is copied into /out, and the licences of it.
RUN npm run build && node scripts/image-files.mjs /out

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Parley" \
      org.opencontainers.image.description="A self-hosted address book and messenger in one window" \
      org.opencontainers.image.licenses="MIT"
# A named volume takes its owner and mode from this folder. The group may write, too: some platforms run each
# container under a user of their own, always in the group 0.
RUN install -d -o 10001 -g 0 -m 2770 /data \
 && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn*
COPY --from=build /out /app
WORKDIR /app
USER 10001:0
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data HOME=/tmp NEXT_TELEMETRY_DISABLED=1 MALLOC_ARENA_MAX=2
EXPOSE 3000
VOLUME /data
# Alive, not ready: a store that is away for a moment must not restart the process in circles.
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s CMD ["node", "dist/healthcheck.js"]
STOPSIGNAL SIGTERM
# Node gets the signals itself.
CMD ["node", "dist/server.js"]
