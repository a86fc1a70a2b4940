# Runs the main job on made data with the embedded SQLite store: needs the .NET SDK and nothing else.
# Usage: scripts\demo.ps1 [--out DIR]     (any option of `rfmbatch demo`; DIR is relative to where you are)
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$before = $env:PackageProfile
try {
    $env:PackageProfile = & (Join-Path $PSScriptRoot 'package-profile.ps1')

    Write-Host "Building rfmbatch ($($env:PackageProfile)) ..."
    # global.json and the build's files are found from the project's folder, not from where the user stands.
    Push-Location -LiteralPath $root
    try {
        & dotnet build src/RfmBatch.Cli/RfmBatch.Cli.csproj --configuration Release --verbosity quiet '-consoleLoggerParameters:ErrorsOnly' | Out-Host
        if ($LASTEXITCODE -ne 0) { exit 1 }
    }
    finally {
        Pop-Location
    }

    & dotnet (Join-Path $root "src/RfmBatch.Cli/bin/$($env:PackageProfile)/Release/net10.0/rfmbatch.dll") demo @args
    exit $LASTEXITCODE
}
finally {
    # A script shares its session's environment: leave it as it was, or the profile found here would look like one asked for.
    $env:PackageProfile = $before
}
