# Builds the solution and runs every test project. The last line is "N passed, N failed, N skipped"; exit 0 only when something ran and nothing failed.
# Usage: scripts\test.ps1 [option of dotnet test ...]
# RFMBATCH_SQLSERVER      connection string of a SQL Server whose login may create databases; absent: those tests are skipped with the reason
# RFMBATCH_REQUIRE_SQLSERVER=1   a test that has no server to run on fails instead
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
# The summary below is read from English sentences.
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
. (Join-Path $PSScriptRoot 'sdk.ps1')
$options = $args

function Complete-Test([string] $Reason, [int] $Passed, [int] $Failed, [int] $Skipped) {
    if ($Reason) { Write-Output $Reason }
    Write-Output "$Passed passed, $Failed failed, $Skipped skipped"
    if (-not $Reason -and $Failed -eq 0 -and $Passed -gt 0) { exit 0 } else { exit 1 }
}

Push-Location -LiteralPath $root
try {
    Write-Output 'Building RfmBatch.sln ...'
    & dotnet build RfmBatch.sln --configuration Release --verbosity quiet '-consoleLoggerParameters:ErrorsOnly' | Out-Host
    if ($LASTEXITCODE -ne 0) { Complete-Test 'The build failed; no test ran.' 0 0 0 }

    $lines = New-Object System.Collections.Generic.List[string]
    $ErrorActionPreference = 'Continue'
    & dotnet test --solution RfmBatch.sln --configuration Release --no-build --max-parallel-test-modules 2 @options 2>&1 |
        ForEach-Object { $lines.Add("$_"); Write-Output "$_" }
    $code = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'

    function Get-Count([string] $Name) {
        $count = 0
        foreach ($line in $lines) { if ($line -match "^ +${Name}: ([0-9]+)\s*$") { $count = [int] $Matches[1] } }
        $count
    }
    $passed = Get-Count 'succeeded'
    $failed = Get-Count 'failed'
    $skipped = Get-Count 'skipped'
    $reason = ''
    if ($code -ne 0 -and $failed -eq 0) {
        $reason = "dotnet test ended with $code although no test failed: a test project did not start or did not finish (see above)."
    }
    elseif ($passed -eq 0 -and $failed -eq 0) {
        $reason = 'No test ran.'
    }
    Complete-Test $reason $passed $failed $skipped
}
finally {
    Pop-Location
}
