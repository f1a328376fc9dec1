#!/usr/bin/env bash
# Makes the picture of a trace that the README shows: the dashboard of Aspire, another's viewer, in chromium.
set -euo pipefail
arguments="[FILE]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -le 1 ] || usage
need dotnet
package=Aspire.Dashboard.Sdk.linux-x64
version=13.6.5

file=$PWD/src/DryApi.Generated/trace.png
[ $# -eq 0 ] || file=$(cd "$started_in" && realpath -m "$1")
[ "$(uname -sm)" = "Linux x86_64" ] || fail "the viewer is a program for Linux on x64."
folder=$(mktemp -d)
dashboard=
trap '[ -z "$dashboard" ] || kill "$dashboard"; rm -rf "$folder"' EXIT

cat > "$folder/viewer.csproj" << PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="$package" Version="[$version]" /></ItemGroup>
</Project>
PROJECT
dotnet restore "$folder/viewer.csproj" -v q > /dev/null || fail "$package $version cannot be restored."
packages=$(dotnet nuget locals global-packages --list)
cp -r "${packages#*: }/${package,,}/$version/tools" "$folder/viewer"
chmod +x "$folder/viewer/Aspire.Dashboard"
dotnet build tests/DryApi.Emulator.Tests -v q -nologo > /dev/null || fail "tests/DryApi.Emulator.Tests cannot be built."

# Whatever is asked of it stays on this machine.
(cd "$folder/viewer" && Dashboard__Otlp__SuppressUnsecuredMessage=true Dashboard__Mcp__SuppressUnsecuredMessage=true Dashboard__Api__Enabled=false \
  ASPNETCORE_ENVIRONMENT=Production ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS=true ASPNETCORE_URLS=http://127.0.0.1:0 \
  ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL=http://127.0.0.1:0 ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://127.0.0.1:0 ASPIRE_DASHBOARD_MCP_ENDPOINT_URL=http://127.0.0.1:0 \
  exec ./Aspire.Dashboard > "$folder/log" 2>&1) &
dashboard=$!
address() { sed -n "s|.*$1: *\(http:[^ ]*\).*|\1|p" "$folder/log" | head -n 1; }
for _ in $(seq 600); do
  [ -z "$(address OTLP/HTTP)" ] || break
  kill -0 "$dashboard" 2> /dev/null || fail "the viewer does not start: $(head -c 500 "$folder/log")"
  sleep 0.1
done
[ -n "$(address OTLP/HTTP)" ] || fail "the viewer does not say where it listens: $(head -c 500 "$folder/log")"
DRYAPI_TRACE_VIEWER=$(address Dashboard) DRYAPI_TRACE_RECEIVER=$(address OTLP/HTTP) DRYAPI_PICTURE=$file \
  tests/DryApi.Emulator.Tests/bin/Debug/net10.0/DryApi.Emulator.Tests -method '*.Picture_OfAJob_HasAllOfIt'
