#!/usr/bin/env bash
# Makes what a release consists of, in artifacts/release: the tool's package, a self-contained archive for each platform,
# the bill of materials and the checksums of all of them.
# Usage: scripts/release.sh VERSION [RID ...]      such as: scripts/release.sh 0.2.0 linux-x64
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
# shellcheck source=scripts/sdk.sh
. "$root/scripts/sdk.sh"

version="${1:-}"
[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || {
  echo "Name the version, such as 0.2.0 or 0.2.0-beta.1: scripts/release.sh VERSION [RID ...]" >&2
  exit 2
}
shift
[ $# -gt 0 ] || set -- win-x64 linux-x64 linux-arm64
project=src/RfmBatch.Cli/RfmBatch.Cli.csproj
out="$root/artifacts/release"
rm -rf "$out"
mkdir -p "$out"

echo "Packing the tool ..."
dotnet pack "$project" --configuration Release --output "$out" -p:Version="$version" --verbosity quiet

echo "Listing what it is made of ..."
dotnet tool restore --verbosity quiet
# What is left out of the program (see its project file) is left out here.
left_out="$(sed -nE '/"Microsoft.Identity.Client.NativeInterop"/,/}/s/.*"resolved": "([^"]+)".*/Microsoft.Identity.Client.NativeInterop@\1/p' \
  src/RfmBatch.Cli/packages.lock.json | head -n 1)"
dotnet CycloneDX "$project" --output "$out" --filename "rfmbatch-$version.cdx.json" --output-format Json \
  --set-name RfmBatch --set-version "$version" --set-type Application --exclude-dev --exclude-filter "$left_out" --disable-package-restore >/dev/null

# Every file of an archive is of the commit's time: the same commit gives the same archive.
time="$(git log -1 --format=%ct 2>/dev/null || date +%s)"
runtime="$(dotnet msbuild "$project" -getProperty:BundledNETCoreAppPackageVersion)"
packages="$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')"
for rid in "$@"; do
  echo "Publishing for $rid ..."
  name="rfmbatch-$version-$rid"
  folder="$out/$name"
  # Not one file: that would unpack its native libraries to a temporary folder, which may be mounted noexec.
  dotnet publish "$project" --configuration Release --runtime "$rid" --self-contained --output "$folder" -p:Version="$version" \
    -p:DebugType=none -p:GenerateDocumentationFile=false -p:CopyDocumentationFilesFromPackages=false --verbosity quiet
  cp -R README.md LICENSE CHANGELOG.md THIRD-PARTY-NOTICES.txt docs "$folder"
  # The runtime's own notices, of the version that was linked.
  cp "${packages%/}/microsoft.netcore.app.runtime.$rid/$runtime/LICENSE."* "$folder/dotnet-LICENSE.txt"
  cp "${packages%/}/microsoft.netcore.app.runtime.$rid/$runtime/THIRD-PARTY-NOTICES."* "$folder/dotnet-THIRD-PARTY-NOTICES.txt"
  find "$folder" -exec touch --no-dereference --date="@$time" {} +
  case "$rid" in
    win-*) (cd "$out" && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -q -X "$name.zip" -@) ;;
    *) tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -n -9 >"$out/$name.tar.gz" ;;
  esac
  rm -rf "$folder"
done

(cd "$out" && sha256sum -- * >SHA256SUMS)
ls -l "$out"
