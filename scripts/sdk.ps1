# Dot-sourced by the other scripts: ends them with a sentence where the .NET SDK is missing or too old. Needs $root.
# Runs in Windows PowerShell 5.1 and PowerShell 7.
$env:DOTNET_NOLOGO = '1'
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('dotnet was not found. Install the .NET SDK 10 (https://dotnet.microsoft.com/download) and try again.')
    exit 1
}
Push-Location -LiteralPath $root
try {
    # A native program's stderr is no error of the script (Windows PowerShell turns it into one under 'Stop').
    $ErrorActionPreference = 'Continue'
    $null = & dotnet --version 2>&1
    $sdkExitCode = $LASTEXITCODE
}
finally {
    $ErrorActionPreference = 'Stop'
    Pop-Location
}
if ($sdkExitCode -ne 0) {
    [Console]::Error.WriteLine('No .NET SDK here satisfies global.json, which asks for 10.0. Install it from https://dotnet.microsoft.com/download.')
    exit 1
}
