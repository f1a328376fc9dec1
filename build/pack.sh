#!/usr/bin/env bash
# Packs every project under src/ and generator/ that is a package into artifacts/packages, which it empties first.
set -euo pipefail
arguments="[VERSION]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -le 1 ] || usage
if [ $# -eq 1 ]; then is_version "$1" || usage; fi
need dotnet

packages=artifacts/packages
rm -rf "$packages"
mkdir -p "$packages"
for project in src/*/*.csproj generator/*/*.csproj; do
  [ -f "$project" ] || continue
  dotnet pack "$project" -nologo -c Release -o "$packages" -p:ContinuousIntegrationBuild=true ${1:+"-p:Version=$1"} || fail "$project cannot be packed; the error stands above."
done
ls "$packages"/*.nupkg > /dev/null 2>&1 || fail "no project under src/ or generator/ is a package."
