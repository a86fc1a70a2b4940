#!/usr/bin/env bash
# Fetches the public data that some tests need from their public homes, at pinned commits, checks them, and lays them out.
# 51 MB are fetched, 10 MB stay on the disk.
# Usage: scripts/testdata.sh [FOLDER]     default: testdata in the clone, where the tests look by themselves
# What is there already, with the right content, is left as it is; what was broken off goes on where it stopped.
# RFMBATCH_TESTDATA_MIRROR   base address to use instead of https://raw.githubusercontent.com, with the same paths below it
# Needs curl, gzip, bzip2, awk, od and sha256sum or shasum. What is fetched, from where, with which licence: scripts/testdata.txt
set -euo pipefail
export LC_ALL=C
scripts="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$scripts")"
[ "$#" -le 1 ] || { echo "Usage: scripts/testdata.sh [FOLDER]" >&2; exit 2; }
mkdir -p "${1:-$root/testdata}"
folder="$(cd "${1:-$root/testdata}" && pwd)"
base="${RFMBATCH_TESTDATA_MIRROR:-https://raw.githubusercontent.com}"
base="${base%/}"
parts="$folder/.parts"

fail() { echo "testdata: $*" >&2; exit 1; }

for tool in curl gzip bzip2 awk od; do
  command -v "$tool" >/dev/null || fail "$tool was not found. Install it and try again."
done
if command -v sha256sum >/dev/null; then digest() { sha256sum | cut -d ' ' -f 1; }
elif command -v shasum >/dev/null; then digest() { shasum -a 256 | cut -d ' ' -f 1; }
else fail "Neither sha256sum nor shasum was found. Install one of them and try again."
fi

content() { case "$1" in *.gz) gzip -dc "$1" ;; *) cat "$1" ;; esac; }

# A whole file or none: a name without .part is complete.
fetch() { # path below the base address, file
  [ -f "$2" ] && return
  curl --fail --silent --show-error --location --retry 3 --connect-timeout 20 --max-time 600 --output "$2.part" "$base/$1" \
    || fail "$base/$1 could not be fetched (see above)." \
      "Look at the network, or name a mirror in RFMBATCH_TESTDATA_MIRROR; then run this again, it goes on from here."
  mv "$2.part" "$2"
}

join_days() { # path of the folder, target in the manifest, file to write
  local month days day header=1 count=0
  mkdir -p "$parts/days"
  while read -r month days; do
    for day in $days; do
      fetch "$1/$month-$day.csv" "$parts/days/$month-$day.csv"
      count=$((count + 1))
      [ $((count % 61)) -ne 0 ] || echo "  $count of 305 days"
    done
  done < <(sed -n 's/^day //p' "$scripts/testdata.txt" | tr -d '\r')
  # The shell gives names in their order, which is that of the dates.
  for day in "$parts"/days/*.csv; do
    tail -n "+$header" "$day"
    header=2
  done | gzip -9n > "$3"
}

while read -r kind target expected path; do
  case "$kind" in file | rda | days) ;; *) continue ;; esac
  if [ -f "$folder/$target" ] && [ "$(content "$folder/$target" 2>/dev/null | digest)" = "$expected" ]; then
    echo "$target is there"
    continue
  fi

  echo "$target from $base/$path"
  made="$parts/$(basename "$target")"
  mkdir -p "$parts" "$(dirname "$folder/$target")"
  case "$kind" in
    file) fetch "$path" "$made" ;;
    rda)
      fetch "$path" "$made.rda"
      if ! bzip2 -dc "$made.rda" | od -An -v -tu1 | awk -f "$scripts/testdata-rda.awk" > "$made"; then
        rm -f "$made.rda"
        fail "$base/$path is not the R data it was. Run this again, and report it if it stays so."
      fi
      ;;
    days) join_days "$path" "$target" "$made" ;;
  esac

  found="$(content "$made" | digest)"
  if [ "$found" != "$expected" ]; then
    rm -rf "$parts"
    fail "$base/$path has not the content it had: SHA-256 of $target would be $found, not $expected." \
      "Nothing of it was kept; run this again, and report it if it stays so."
  fi
  mv "$made" "$folder/$target"
done < <(tr -d '\r' < "$scripts/testdata.txt")

rm -rf "$parts"
echo "All files are in $folder, with the content they shall have."
if [ "$folder" = "$root/testdata" ]; then
  echo "The tests find them there, unless RFMBATCH_TEST_DATA names another folder or ../shared/data lies beside the clone."
else
  echo "Now: export RFMBATCH_TEST_DATA='$folder'"
fi
