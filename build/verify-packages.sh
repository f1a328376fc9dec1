#!/usr/bin/env bash
# Checks what lies in artifacts/packages: that each package is there and has what it should, and nothing else, and that a
# project that has never seen the others restores them, compiles against every public type, and that tools start.
set -euo pipefail
arguments="[VERSION]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -le 1 ] || usage
if [ $# -eq 1 ]; then is_version "$1" || usage; fi
need dotnet

packages=$PWD/artifacts/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What each project says of itself.
mkdir "$work/projects"
for project in src/*/*.csproj; do
  name=${project##*/}
  dotnet msbuild "$project" -nologo ${1:+"-p:Version=$1"} \
    -getProperty:IsPackable,PackageId,PackageVersion,TargetFramework,TargetFrameworks,AssemblyName,GenerateDocumentationFile,PackAsTool,ToolCommandName,PackageReadmeFile,PackageLicenseExpression,Description \
    > "$work/projects/${name%.csproj}.json" || fail "$project cannot be read; the error stands above."
done

# A folder of restored packages is a source like others: it spares the network what is there.
cache=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
names=$(dotnet nuget list source | sed -n 's/^ *[0-9]*\. *\(.*\) \[Enabled\]$/\1/p')
dotnet run --file build/verify-packages.cs -- "$packages" "$work/projects" "$work/consumers" "$cache" "$names" || fail "the packages are not as they should be; what is wrong stands above."

# What was taken has to be the package that lies here, and none of the same name from elsewhere.
is_ours() {
  local found
  found=$(find "$1" -name '*.nupkg' -path "*/$(tr '[:upper:]' '[:lower:]' <<< "$2")/*" | head -n 1)
  cmp -s "$packages/$2.$3.nupkg" "${found:-/dev/null}" || fail "$2 $3 was not taken from artifacts/packages."
}

while read -r -u 3 kind id version command; do
  case $kind in
    library)
      NUGET_PACKAGES=$work/restored dotnet build "$work/consumers/$id" -nologo > "$work/said.txt" 2>&1 ||
        { cat "$work/said.txt" >&2; fail "a project cannot use $id $version; the error stands above."; }
      is_ours "$work/restored" "$id" "$version"
      ;;
    tool)
      dotnet tool install "$id" --version "$version" --tool-path "$work/tools" --configfile "$work/consumers/nuget.config" > "$work/said.txt" 2>&1 ||
        { cat "$work/said.txt" >&2; fail "the tool $id $version cannot be installed; the error stands above."; }
      is_ours "$work/tools/.store" "$id" "$version"
      "$work/tools/$command" --help > "$work/said.txt" 2>&1 || { cat "$work/said.txt" >&2; fail "the tool $command does not start; the error stands above."; }
      ;;
  esac
  echo "$id $version: a $kind that can be used"
done 3< "$work/consumers/uses.txt"
