# Sourced by the other scripts: ends them with a sentence where the .NET SDK is missing or too old. Needs $root.
export DOTNET_NOLOGO=1
if ! command -v dotnet >/dev/null; then
  echo "dotnet was not found. Install the .NET SDK 10 (https://dotnet.microsoft.com/download) and try again." >&2
  exit 1
fi
if ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
  echo "No .NET SDK here satisfies global.json, which asks for 10.0. Install it from https://dotnet.microsoft.com/download." >&2
  exit 1
fi
