# Runs the main job on made data with the embedded SQLite store: needs the .NET SDK and nothing else.
# Usage: scripts\demo.ps1 [--out DIR]     (any option of `rfmbatch demo`; DIR is relative to where you are)
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
. (Join-Path $PSScriptRoot 'sdk.ps1')

Write-Host 'Building rfmbatch ...'
# global.json and the build's files are found from the project's folder, not from where the user stands.
Push-Location -LiteralPath $root
try {
    & dotnet build src/RfmBatch.Cli/RfmBatch.Cli.csproj --configuration Release --verbosity quiet '-consoleLoggerParameters:ErrorsOnly' | Out-Host
    if ($LASTEXITCODE -ne 0) { exit 1 }
}
finally {
    Pop-Location
}

& dotnet (Join-Path $root 'src/RfmBatch.Cli/bin/Release/net10.0/rfmbatch.dll') demo @args
exit $LASTEXITCODE
