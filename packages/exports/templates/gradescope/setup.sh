#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image of the autograder. Needs Ubuntu 20.04 or later.
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$source/settings.sh"

apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ca-certificates curl xz-utils bubblewrap

if [ "$(command -v node > /dev/null && node --version)" != "$node_version" ]; then
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) echo "There is no Node for $(uname -m)." >&2; exit 1 ;;
  esac
  archive=node-$node_version-linux-$machine.tar.xz
  cd "$(mktemp -d)"
  curl -fsSLO "https://nodejs.org/dist/$node_version/$archive"
  curl -fsSLO "https://nodejs.org/dist/$node_version/SHASUMS256.txt"
  grep " $archive\$" SHASUMS256.txt | sha256sum --check --strict
  tar -xJf "$archive" -C /usr/local --strip-components=1
fi

cd "$source/course"
npm ci
# For the log of the build: how far answers can be kept from this image, and what builds what the first run would.
node packages/cli/bin/gradus.cjs sandbox || true
