# Generates the Power BI project in db\PowerBI from db\dictionary.csv and the catalogue of bi views. Run it after either changed and
# commit the result; a test compares.
# Usage: scripts\powerbi.ps1                  writes the project
#        scripts\powerbi.ps1 --draw FOLDER    draws its pages as SVG instead, to look at
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
. (Join-Path $PSScriptRoot 'sdk.ps1')

# global.json and the build's files are found from the project's folder, not from where the user stands.
Push-Location -LiteralPath $root
try {
    & dotnet build tools/RfmBatch.PowerBI/RfmBatch.PowerBI.csproj --configuration Release --verbosity quiet '-consoleLoggerParameters:ErrorsOnly' | Out-Host
    if ($LASTEXITCODE -ne 0) { exit 1 }
}
finally {
    Pop-Location
}

$arguments = if ($args.Count -gt 0) { $args } else { @(Join-Path $root 'db/PowerBI') }
& dotnet (Join-Path $root 'tools/RfmBatch.PowerBI/bin/Release/net10.0/rfmbatch-powerbi.dll') @arguments
exit $LASTEXITCODE
