# docker build --tag provision .
# docker run --rm --env PROVISION_URL --user "$(id -u):$(id -g)" --volume "$PWD:/work" provision plan
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
WORKDIR /opt/provision
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY action ./action
RUN ln -s /opt/provision/dist/bin.js /usr/local/bin/provision \
  && ln -s /opt/provision/action/gitlab.mjs /usr/local/bin/provision-lockfile \
  && install -d -o node -g node /work
USER node
WORKDIR /work
ENTRYPOINT ["provision"]
CMD ["--help"]
