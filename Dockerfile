# The grader in an image. How to run it, and what of it has been tried: docs/exports.md
FROM node:20.20.2-bookworm-slim

# Answers are kept in a box of bubblewrap, inside of the container.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends bubblewrap \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /gradus
COPY package.json package-lock.json .npmrc nx.json jest.preset.cjs tsconfig.json tsconfig.exercises.json ./
COPY tools tools
COPY packages packages
COPY grader grader
COPY solutions solutions
# What is built on first use goes into .cache, which is empty memory in a container that writes nowhere else.
RUN npm ci \
    && npm cache clean --force \
    && rm -rf node_modules/.cache \
    && mkdir node_modules/.cache

USER node
ENTRYPOINT ["node", "/gradus/packages/cli/bin/gradus.cjs"]
CMD ["--help"]
