#!/usr/bin/env bash
# Packs every project under src/ and generator/ that is a package into artifacts/packages, which it empties first.
# A tool of native code becomes a package for each kind of machine: one for this machine, those in artifacts/native, which other machines made
# with --native, and one for every other machine, which needs the .NET runtime. The package of the tool's name says which there are.
# --native packs for this machine alone what is native code.
set -euo pipefail
arguments="[--native] [VERSION]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
only_native=false
if [[ ${1:-} == --native ]]; then
  only_native=true
  shift
fi
[ $# -le 1 ] || usage
if [ $# -eq 1 ]; then is_version "$1" || usage; fi
need dotnet

version=${1:-}
packages=artifacts/packages
rm -rf "$packages"
mkdir -p "$packages"

pack() {
  dotnet pack "$@" -nologo -c Release -o "$packages" -p:ContinuousIntegrationBuild=true ${version:+"-p:Version=$version"} || fail "$1 cannot be packed; the error stands above."
}

# The kind of this machine, such as linux-x64.
machine_of() {
  dotnet msbuild "$1" -nologo -getProperty:NETCoreSdkPortableRuntimeIdentifier | tr -d '\r'
}

# The kinds of machines that the tool has a package for.
machines_of() {
  local tool=$1 file kinds=any
  for file in "$packages/$tool."*.nupkg; do
    file=${file##*/"$tool."}
    # Before the version: letters, digits and hyphens.
    [[ $file =~ ^([a-z][a-z0-9-]*)\.[0-9] ]] || continue
    [[ ${BASH_REMATCH[1]} == any ]] || kinds+=";${BASH_REMATCH[1]}"
  done
  printf '%s' "$kinds"
}

for project in src/*/*.csproj generator/*/*.csproj; do
  [ -f "$project" ] || continue
  if ! grep -q '<ToolPackageRuntimeIdentifiers>' "$project"; then
    if ! $only_native; then pack "$project"; fi
    continue
  fi

  machine=$(machine_of "$project")
  pack "$project" --runtime "$machine"
  if $only_native; then continue; fi
  tool=$(basename "$project" .csproj)
  made=$(basename "$packages/$tool.$machine."*.nupkg .nupkg)
  made=${made#"$tool.$machine."}
  for file in artifacts/native/"$tool".*; do
    [ -f "$file" ] || continue
    [[ $file =~ ^"artifacts/native/$tool."[a-z][a-z0-9-]*"."(.*)"."s?nupkg$ && ${BASH_REMATCH[1]} == "$made" ]] || fail "$file is no package of version $made; empty artifacts/native, and make them again."
    cp "$file" "$packages"
  done
  pack "$project" --runtime any
  # MSBuild takes a list in quotes. Nothing is in this package that had symbols.
  pack "$project" -p:CreateRidSpecificToolPackages=false "-p:ToolPackageRuntimeIdentifiers=\"$(machines_of "$tool")\"" -p:IncludeSymbols=false
done
ls "$packages"/*.nupkg > /dev/null 2>&1 || fail "no project under src/ or generator/ is $(if $only_native; then echo native code; else echo a package; fi)."
