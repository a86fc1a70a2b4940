#!/usr/bin/env bash
# Runs the main job on made data with the embedded SQLite store: needs the .NET SDK and nothing else.
# Usage: scripts/demo.sh [--out DIR]     (any option of `rfmbatch demo`; DIR is relative to where you are)
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=scripts/sdk.sh
. "$root/scripts/sdk.sh"

echo "Building rfmbatch ..." >&2
# global.json and the build's files are found from the project's folder, not from where the user stands.
(cd "$root" && dotnet build src/RfmBatch.Cli/RfmBatch.Cli.csproj --configuration Release --verbosity quiet -consoleLoggerParameters:ErrorsOnly >&2)
exec dotnet "$root/src/RfmBatch.Cli/bin/Release/net10.0/rfmbatch.dll" demo "$@"
