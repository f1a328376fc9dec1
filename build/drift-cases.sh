#!/usr/bin/env bash
# Compares the pairs of documents in a folder of cases (../shared/reference/drift-cases-2 unless another is named) with the tool itself, and
# fails where the verdict is not the one in a case's expect.json: breaking or not, and no change at all where none is.
# What drift-cases.deviations.txt lists is known to be wrong.
# usage: drift-cases.sh [FOLDER [CASE...]]
set -euo pipefail
cd "$(dirname "$0")"
cases=${1:-../../shared/reference/drift-cases-2}
dotnet build ../generator/DryApi.OpenApi -v q --nologo > /dev/null
exec dotnet run --file drift-cases.cs -- ../generator/DryApi.OpenApi/bin/Debug/net10.0/dryapi-openapi.dll drift-cases.deviations.txt "$cases" "${@:2}"
