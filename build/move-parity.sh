#!/usr/bin/env bash
# Compares the accepted document with the second version of the service's API and fails where the moves that are found are not those in a
# table of them.
# usage: move-parity.sh [BASE HEAD TABLE]
set -euo pipefail
cd "$(dirname "$0")"
reference=../../shared/reference
base=${1:-../openapi/v1/dryapi.json}
head=${2:-../openapi/v2/dryapi.json}
table=${3:-$reference/v1-to-v2.tsv}
dotnet build ../generator/DryApi.OpenApi -v q --nologo > /dev/null
exec dotnet run --file move-parity.cs -- ../generator/DryApi.OpenApi/bin/Debug/net10.0/dryapi-openapi.dll "$base" "$head" "$table"
