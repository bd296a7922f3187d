# syntax=docker/dockerfile:1
# Dockerfile
FROM node:24-slim AS build
WORKDIR /build
COPY . .
# Installs, generates and builds. The key is optional: see "The image" in docs/deploy.md.
RUN --mount=type=cache,target=/root/.npm \
    --mount=type=secret,id=actions-key,env=NEXT_SERVER_ACTIONS_ENCRYPTION_KEY \
    npm run standalone

FROM node:24-slim
WORKDIR /app
COPY --from=build /build/.next-standalone/standalone ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.mjs"]
