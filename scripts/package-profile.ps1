# Prints the package profile that can be restored here: full or restricted (README, "Package profiles").
# The twin of package-profile.sh; runs in Windows PowerShell 5.1 and PowerShell 7.
# An explicit PackageProfile wins and is not kept.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
# NuGet's sentences are read below; its codes are the same in every language, the package names' places are not.
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
$env:DOTNET_NOLOGO = '1'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    throw 'dotnet was not found. Install the .NET SDK 10 (https://dotnet.microsoft.com/download) and try again.'
}

# A native program's stderr is no error of the script (Windows PowerShell turns it into one under 'Stop').
function Invoke-Dotnet([string[]] $Arguments) {
    $ErrorActionPreference = 'Continue'
    $lines = & dotnet @Arguments 2>&1 | ForEach-Object { "$_" }
    [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = ($lines -join "`n") }
}

Push-Location -LiteralPath $root
try {
    if ((Invoke-Dotnet @('--version')).ExitCode -ne 0) {
        throw 'No .NET SDK here satisfies global.json, which asks for 10.0. Install it from https://dotnet.microsoft.com/download.'
    }

    if ($env:PackageProfile) {
        if ($env:PackageProfile -cnotin @('full', 'restricted')) {
            throw "PackageProfile is '$($env:PackageProfile)'; it must be 'full' or 'restricted'."
        }
        return $env:PackageProfile
    }

    $remembered = Join-Path $root '.package-profile'
    $sources = (Invoke-Dotnet @('nuget', 'list', 'source')).Text
    $versions = [IO.File]::ReadAllText((Join-Path $root 'Directory.Packages.props'))
    $sha = [Security.Cryptography.SHA256]::Create()
    $bytes = [Text.Encoding]::UTF8.GetBytes("$sources`n$($env:RestoreAdditionalProjectSources)`n$versions")
    $key = [BitConverter]::ToString($sha.ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()

    if (Test-Path -LiteralPath $remembered) {
        $kept = @([IO.File]::ReadAllLines($remembered))
        if ($kept.Count -ge 2 -and $kept[0] -ceq $key -and $kept[1] -cin @('full', 'restricted')) {
            if ($kept.Count -ge 3 -and $kept[2]) { Write-Host $kept[2] }
            return $kept[1]
        }
    }

    Write-Host 'Looking which packages can be restored (once; kept in .package-profile) ...'
    $restore = Invoke-Dotnet @('restore', 'RfmBatch.sln', '-p:PackageProfile=full', '--verbosity', 'quiet')
    $note = ''
    if ($restore.ExitCode -eq 0) {
        $profileName = 'full'
    }
    elseif ($restore.Text -match 'error (NU1301|NU1801)|timed out|TaskCanceledException' -or $restore.Text -notmatch 'error NU110[12]:') {
        # A source that does not answer says nothing about which packages it has: the smaller product must not be built by accident.
        $restore.Text -split "`n" | Where-Object { $_ -match 'error' } | Select-Object -Unique -First 5 | ForEach-Object { Write-Host $_ }
        throw "The packages could not be restored, and not because any is missing. Check the network and 'dotnet nuget list source', then try again; PackageProfile=restricted builds without Hangfire and DbUp."
    }
    else {
        $found = [regex]::Matches($restore.Text, 'error NU110[12]: Unable to find package ([A-Za-z0-9._-]+)')
        $missing = @($found | ForEach-Object { $_.Groups[1].Value.TrimEnd('.') } | Sort-Object -Unique) -join ', '
        if (-not $missing) { $missing = 'packages of the full profile' }
        $profileName = 'restricted'
        $note = "Package profile: restricted. Your package sources lack $missing; left out: the job server (serve) and DbUp (a script runner with the same journal takes its place), and SqlClient steps down to 2.1.4."
    }

    [IO.File]::WriteAllLines($remembered, [string[]] @($key, $profileName, $note))
    if ($note) { Write-Host $note }
    return $profileName
}
finally {
    Pop-Location
}
