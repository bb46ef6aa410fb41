# syntax=docker/dockerfile:1
# The base must bring Node 24 and glibc; a mirror or an own base can be named with --build-arg NODE_IMAGE=…
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS install
WORKDIR /app
COPY package.json package-lock.json ./
# The Node binaries among the packages are for machines without Node 24; the base has it.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node \
  && npm sbom --sbom-format=spdx --omit=dev --package-lock-only > sbom.spdx.json

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NODE_COMPILE_CACHE=/app/.compile-cache
WORKDIR /app
# Compiled code is kept for the user who compiled it, and what is learnt is the owner's alone to read.
RUN mkdir -p /data data .compile-cache && chown 1000:1000 /data data .compile-cache
COPY --from=install /app/node_modules node_modules
COPY --from=install /app/sbom.spdx.json ./
COPY package.json LICENSE SECURITY.md ./
COPY docs/licences.md docs/
COPY bin bin
COPY src src
COPY adapters adapters
COPY knowledge knowledge
USER 1000:1000
# Learnt beside the code, where every start looks: a volume at /data may be empty, or filled by an older version.
# A first answer shows that the image works; it leaves compiled code for quick starts, as does what is loaded for that alone.
RUN DATA_DIR=data node adapters/cli/main.ts knowledge learn \
  && node adapters/cli/main.ts compile \
  && node adapters/cli/main.ts ask hello > /dev/null
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "adapters/cli/main.ts", "start"]
