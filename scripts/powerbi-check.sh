#!/usr/bin/env bash
# Checks db/PowerBI with validators that are not ours: Microsoft's of reports, the published JSON schemas, the parser of Power Query.
# The packages are pinned in scripts/powerbi-check/package-lock.json, the schemas by the commit below. Where Node.js, npm or the web is
# missing, what cannot be checked is skipped and said. Exit code 0 = no error and no warning in what was checked.
# Usage: scripts/powerbi-check.sh [PROJECT]     RFMBATCH_POWERBI_SCHEMAS names a copy of the schemas (the folder that holds "fabric").
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
project="$(cd "${1:-$root/db/PowerBI}" && pwd)"
tools="$root/scripts/powerbi-check"
schemas_commit=f891f5bfc1ce0030aa53d805d90881a1b8b07643

skip() {
  echo "skipped: $1"
}

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  skip "the Power BI project was not checked, since Node.js 20 or later with npm is not here."
  exit 0
fi
if [ "$(node --print 'Number(process.versions.node.split(".")[0]) >= 20')" != true ]; then
  skip "the Power BI project was not checked, since Node.js is $(node --version) and 20 or later is needed."
  exit 0
fi
if [ ! -d "$tools/node_modules" ] && ! npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund --loglevel=error; then
  skip "the Power BI project was not checked, since npm could not install the validators."
  exit 0
fi

schemas="${RFMBATCH_POWERBI_SCHEMAS:-$tools/schemas}"
if [ ! -d "$schemas/fabric" ] && [ -z "${RFMBATCH_POWERBI_SCHEMAS:-}" ]; then
  fetched="$(mktemp -d)"
  trap 'rm -rf "$fetched"' EXIT
  if git -C "$fetched" init --quiet \
    && git -C "$fetched" fetch --quiet --depth 1 https://github.com/microsoft/json-schemas "$schemas_commit" 2>/dev/null; then
    mkdir -p "$schemas"
    git -C "$fetched" archive FETCH_HEAD fabric | tar -x -C "$schemas"
  fi
fi

failed=0
node "$tools/report.mjs" "$project" || failed=1
node "$tools/queries.mjs" "$project" || failed=1
if [ -d "$schemas/fabric" ]; then
  node "$tools/schemas.mjs" "$project" "$schemas" || failed=1
else
  skip "JSON was not compared with its schemas, since they could not be fetched; RFMBATCH_POWERBI_SCHEMAS names a copy of them."
fi
exit "$failed"
