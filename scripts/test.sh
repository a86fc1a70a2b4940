#!/usr/bin/env bash
# Builds the solution and runs every test project. The last line is "N passed, N failed, N skipped"; exit 0 only when something ran and nothing failed.
# Usage: scripts/test.sh [option of dotnet test ...]
# RFMBATCH_SQLSERVER      connection string of a SQL Server whose login may create databases; absent: those tests are skipped with the reason
# RFMBATCH_REQUIRE_SQLSERVER=1   a test that has no server to run on fails instead
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root" || exit 1
# The summary below is read from English sentences.
export DOTNET_CLI_UI_LANGUAGE=en
# shellcheck source=scripts/sdk.sh
. "$root/scripts/sdk.sh"

finish() { # reason, passed, failed, skipped
  [ -z "$1" ] || echo "$1"
  echo "$2 passed, $3 failed, $4 skipped"
  [ -z "$1" ] && [ "$3" -eq 0 ] && [ "$2" -gt 0 ]
  exit
}

echo "Building RfmBatch.sln ..."
dotnet build RfmBatch.sln --configuration Release --verbosity quiet -consoleLoggerParameters:ErrorsOnly || finish "The build failed; no test ran." 0 0 0

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
dotnet test --solution RfmBatch.sln --configuration Release --no-build --max-parallel-test-modules 2 "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}

count() { sed -nE "s/^ +$1: ([0-9]+)\$/\\1/p" "$log" | tail -n 1; }
passed="$(count succeeded)" failed="$(count failed)" skipped="$(count skipped)"
reason=
if [ "$code" -ne 0 ] && [ "${failed:-0}" -eq 0 ]; then
  reason="dotnet test ended with $code although no test failed: a test project did not start or did not finish (see above)."
elif [ "${passed:-0}" -eq 0 ] && [ "${failed:-0}" -eq 0 ]; then
  reason="No test ran."
fi
finish "$reason" "${passed:-0}" "${failed:-0}" "${skipped:-0}"
