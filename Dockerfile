# docker build --tag bitrix24-provision .
# docker run --rm --env PROVISION_URL --env PROVISION_HOSTS --user "$(id -u):$(id -g)" --volume "$PWD:/work" bitrix24-provision plan
FROM node:24-alpine AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsdown.config.ts ./
COPY src ./src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-alpine
# git brings the lockfile back from GitLab's jobs.
RUN apk add --no-cache git
WORKDIR /opt/bitrix24-provision
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY action ./action
RUN ln -s /opt/bitrix24-provision/dist/bin.js /usr/local/bin/provision \
  && ln -s /opt/bitrix24-provision/action/gitlab.mjs /usr/local/bin/provision-lockfile \
  && install -d -o node -g node /work
USER node
WORKDIR /work
ENTRYPOINT ["provision"]
CMD ["--help"]
