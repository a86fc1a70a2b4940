# Fetches the public data that some tests need from their public homes, at pinned commits, checks them, and lays them out.
# 51 MB are fetched, 10 MB stay on the disk.
# Usage: scripts\testdata.ps1 [FOLDER]     default: testdata in the clone, where the tests look by themselves
# What is there already, with the right content, is left as it is; what was broken off goes on where it stopped.
# RFMBATCH_TESTDATA_MIRROR   base address to use instead of https://raw.githubusercontent.com, with the same paths below it
# Needs PowerShell alone. What is fetched, from where, with which licence: scripts\testdata.txt
param([string] $Folder)
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$default = Join-Path $root 'testdata'
if (-not $Folder) { $Folder = $default }
$Folder = (New-Item -ItemType Directory -Force -Path $Folder).FullName
$base = if ($env:RFMBATCH_TESTDATA_MIRROR) { $env:RFMBATCH_TESTDATA_MIRROR.TrimEnd('/') } else { 'https://raw.githubusercontent.com' }
$parts = Join-Path $Folder '.parts'
$manifest = [IO.File]::ReadAllLines((Join-Path $PSScriptRoot 'testdata.txt'))

# Windows PowerShell offers less than the public homes ask for.
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
Add-Type -AssemblyName System.Net.Http
$client = New-Object System.Net.Http.HttpClient
$client.Timeout = [TimeSpan]::FromMinutes(10)

function Stop-Script([string] $Reason) {
    [Console]::Error.WriteLine("testdata: $Reason")
    exit 1
}

# Of the uncompressed content.
function Get-Digest([string] $Path) {
    $stream = [IO.File]::OpenRead($Path)
    $hash = [Security.Cryptography.SHA256]::Create()
    try {
        $content = $stream
        if ($Path.EndsWith('.gz')) {
            $content = New-Object IO.Compression.GZipStream($stream, [IO.Compression.CompressionMode]::Decompress)
        }
        return [BitConverter]::ToString($hash.ComputeHash($content)).Replace('-', '').ToLowerInvariant()
    }
    catch { return "unreadable ($($_.Exception.Message))" }
    finally { $stream.Dispose(); $hash.Dispose() }
}

# A whole file or none: a name without .part is complete.
function Save-File([string] $Path, [string] $File) {
    if (Test-Path -LiteralPath $File) { return }
    for ($try = 1; ; $try++) {
        try {
            [IO.File]::WriteAllBytes("$File.part", $client.GetByteArrayAsync("$base/$Path").GetAwaiter().GetResult())
            Move-Item -LiteralPath "$File.part" -Destination $File
            return
        }
        catch {
            if ($try -lt 4) { continue }
            $reason = $_.Exception.GetBaseException().Message
            Stop-Script ("$base/$Path could not be fetched ($reason). " +
                'Look at the network, or name a mirror in RFMBATCH_TESTDATA_MIRROR; then run this again, it goes on from here.')
        }
    }
}

function Join-Days([string] $Path, [string] $File) {
    $days = Join-Path $parts 'days'
    New-Item -ItemType Directory -Force -Path $days | Out-Null
    $names = @(foreach ($line in $manifest) {
            if ($line.StartsWith('day ')) {
                $words = $line.Trim().Split(' ')
                foreach ($day in $words[2..($words.Length - 1)]) { "$($words[1])-$day.csv" }
            }
        })
    for ($i = 0; $i -lt $names.Length; $i++) {
        Save-File "$Path/$($names[$i])" (Join-Path $days $names[$i])
        if (($i + 1) % 61 -eq 0) { Write-Output "  $($i + 1) of $($names.Length) days" }
    }

    $stream = [IO.File]::Create($File)
    $packed = New-Object IO.Compression.GZipStream($stream, [IO.Compression.CompressionLevel]::Optimal)
    try {
        foreach ($name in $names) {
            $bytes = [IO.File]::ReadAllBytes((Join-Path $days $name))
            # The header once.
            $from = if ($name -eq $names[0]) { 0 } else { [Array]::IndexOf($bytes, [byte] 10) + 1 }
            $packed.Write($bytes, $from, $bytes.Length - $from)
        }
    }
    finally { $packed.Dispose(); $stream.Dispose() }
}

foreach ($line in $manifest) {
    $words = $line.Trim().Split(' ')
    if ($words[0] -notin 'file', 'rda', 'days') { continue }
    $kind, $target, $expected, $path = $words
    $file = Join-Path $Folder $target
    if ((Test-Path -LiteralPath $file) -and (Get-Digest $file) -eq $expected) {
        Write-Output "$target is there"
        continue
    }

    Write-Output "$target from $base/$path"
    $made = Join-Path $parts (Split-Path -Leaf $target)
    New-Item -ItemType Directory -Force -Path $parts, (Split-Path -Parent $file) | Out-Null
    switch ($kind) {
        'file' { Save-File $path $made }
        'rda' {
            Save-File $path "$made.rda"
            Add-Type -Path (Join-Path $PSScriptRoot 'testdata-rda.cs')
            try { [RDataFrame]::WriteCsv("$made.rda", $made) }
            catch {
                Remove-Item -LiteralPath "$made.rda"
                $reason = $_.Exception.GetBaseException().Message
                Stop-Script "$base/$path is not the R data it was ($reason). Run this again, and report it if it stays so."
            }
        }
        'days' { Join-Days $path $made }
    }

    $found = Get-Digest $made
    if ($found -ne $expected) {
        Remove-Item -LiteralPath $parts -Recurse -Force
        Stop-Script ("$base/$path has not the content it had: SHA-256 of $target would be $found, not $expected. " +
            'Nothing of it was kept; run this again, and report it if it stays so.')
    }
    Move-Item -LiteralPath $made -Destination $file -Force
}

if (Test-Path -LiteralPath $parts) { Remove-Item -LiteralPath $parts -Recurse -Force }
Write-Output "All files are in $Folder, with the content they shall have."
if ($Folder -eq $default) {
    Write-Output 'The tests find them there, unless RFMBATCH_TEST_DATA names another folder or ..\shared\data lies beside the clone.'
}
else {
    Write-Output "Now: `$env:RFMBATCH_TEST_DATA = '$Folder'"
}
