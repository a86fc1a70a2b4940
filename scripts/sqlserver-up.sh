#!/usr/bin/env bash
# Starts a throw-away SQL Server in Docker for the tests and prints the line that sets RFMBATCH_SQLSERVER.
# Usage: eval "$(scripts/sqlserver-up.sh [2017|2019|2022|2025])"      stop it: docker rm --force rfmbatch-sqlserver
# RFMBATCH_SA_PASSWORD is taken as the password of sa; without it one is made up. It is kept nowhere but in the container.
# By starting the image you accept Microsoft's licence terms for it (ACCEPT_EULA=Y).
set -euo pipefail
version="${1:-2025}"
case "$version" in
  2017 | 2019 | 2022 | 2025) ;;
  *) echo "Unknown version '$version': 2017, 2019, 2022 or 2025." >&2; exit 2 ;;
esac
if ! command -v docker >/dev/null; then
  echo "docker was not found. Install it, or set RFMBATCH_SQLSERVER to a server you have." >&2
  exit 1
fi

# 24 hexadecimal digits with the upper-case letter and the sign that SQL Server's policy asks for.
password="${RFMBATCH_SA_PASSWORD:-Aa-$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')}"
export MSSQL_SA_PASSWORD="$password"
# The variable is named, not written out: a command line can be read by every user of the machine.
docker run --detach --rm --name rfmbatch-sqlserver --env ACCEPT_EULA=Y --env MSSQL_SA_PASSWORD \
  --publish 127.0.0.1:14333:1433 "mcr.microsoft.com/mssql/server:$version-latest" >&2

for ((second = 0; second < 120; second++)); do
  if docker logs rfmbatch-sqlserver 2>/dev/null | grep -q 'Recovery is complete'; then
    echo "export RFMBATCH_SQLSERVER='Server=127.0.0.1,14333;User ID=sa;Password=$password;TrustServerCertificate=True'"
    exit 0
  fi
  sleep 1
done
echo "The server was not ready after 120 s; see: docker logs rfmbatch-sqlserver" >&2
exit 1
