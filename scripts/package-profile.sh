#!/usr/bin/env bash
# Prints the package profile that can be restored here: full or restricted (README, "Package profiles").
# What was found out goes to stderr in one line; the answer is kept in .package-profile until the NuGet sources or
# Directory.Packages.props change. An explicit PackageProfile wins and is not kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# NuGet's sentences are read below; its codes are the same in every language, the package names' places are not.
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1

if ! command -v dotnet >/dev/null; then
  echo "dotnet was not found. Install the .NET SDK 10 (https://dotnet.microsoft.com/download) and try again." >&2
  exit 1
fi
if ! dotnet --version >/dev/null 2>&1; then
  echo "No .NET SDK here satisfies global.json, which asks for 10.0. Install it from https://dotnet.microsoft.com/download." >&2
  exit 1
fi

if [ -n "${PackageProfile:-}" ]; then
  case "$PackageProfile" in
    full | restricted) echo "$PackageProfile"; exit 0 ;;
    *) echo "PackageProfile is '$PackageProfile'; it must be 'full' or 'restricted'." >&2; exit 1 ;;
  esac
fi

digest() {
  if command -v sha256sum >/dev/null; then sha256sum
  elif command -v shasum >/dev/null; then shasum -a 256
  else cksum; fi | cut -d ' ' -f 1
}

remembered=.package-profile
key="$({ dotnet nuget list source; echo "${RestoreAdditionalProjectSources:-}"; cat Directory.Packages.props; } | digest)"
if [ -f "$remembered" ] && [ "$(sed -n 1p "$remembered")" = "$key" ]; then
  profile="$(sed -n 2p "$remembered")"
  note="$(sed -n 3p "$remembered")"
  case "$profile" in
    full | restricted)
      [ -z "$note" ] || echo "$note" >&2
      echo "$profile"
      exit 0 ;;
  esac
fi

echo "Looking which packages can be restored (once; kept in $remembered) ..." >&2
if log="$(dotnet restore RfmBatch.sln -p:PackageProfile=full --verbosity quiet 2>&1)"; then
  profile=full
  note=
elif grep -qE 'error (NU1301|NU1801)|timed out|TaskCanceledException' <<<"$log" || ! grep -qE 'error NU110[12]:' <<<"$log"; then
  # A source that does not answer says nothing about which packages it has: the smaller product must not be built by accident.
  grep -E 'error' <<<"$log" | sort -u | head -n 5 >&2 || echo "$log" | tail -n 5 >&2
  echo "The packages could not be restored, and not because any is missing. Check the network and 'dotnet nuget list source', then try again; PackageProfile=restricted builds without Hangfire and DbUp." >&2
  exit 1
else
  missing="$(grep -oE 'error NU110[12]: Unable to find package [A-Za-z0-9._-]+' <<<"$log" | sed -E 's/.* //; s/\.$//' | sort -u | paste -sd, - | sed 's/,/, /g')"
  profile=restricted
  note="Package profile: restricted. Your package sources lack ${missing:-packages of the full profile}; left out: the job server (serve) and DbUp (a script runner with the same journal takes its place), and SqlClient steps down to 2.1.4."
fi

printf '%s\n%s\n%s\n' "$key" "$profile" "$note" >"$remembered"
[ -z "$note" ] || echo "$note" >&2
echo "$profile"
