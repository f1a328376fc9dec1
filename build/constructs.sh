#!/usr/bin/env bash
# Builds the client of each document in a folder (../shared/reference/constructs unless another is named), in one process: the tool, NSwag, the generator
# and the compiler. A line each says what came of it; it fails where one ends in an error of the compiler, or in none of our own lines.
# 200 small documents take half a minute.
# usage: constructs.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath "${1:-../shared/reference/constructs}")
dotnet build tests/DryApi.Constructs.Tests -v q --nologo > /dev/null
DRYAPI_CONSTRUCTS=$folder exec tests/DryApi.Constructs.Tests/bin/Debug/net10.0/DryApi.Constructs.Tests -class '*.FolderTests'
