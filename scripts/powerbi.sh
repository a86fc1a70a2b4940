#!/usr/bin/env bash
# Generates the Power BI project in db/PowerBI from db/dictionary.csv and the catalogue of bi views. Run it after either changed and
# commit the result; a test compares.
# Usage: scripts/powerbi.sh                  writes the project
#        scripts/powerbi.sh --draw FOLDER    draws its pages as SVG instead, to look at
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=scripts/sdk.sh
. "$root/scripts/sdk.sh"

# global.json and the build's files are found from the project's folder, not from where the user stands.
(cd "$root" && dotnet build tools/RfmBatch.PowerBI/RfmBatch.PowerBI.csproj --configuration Release --verbosity quiet -consoleLoggerParameters:ErrorsOnly >&2)
[ $# -gt 0 ] || set -- "$root/db/PowerBI"
exec dotnet "$root/tools/RfmBatch.PowerBI/bin/Release/net10.0/rfmbatch-powerbi.dll" "$@"
