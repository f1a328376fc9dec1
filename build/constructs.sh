#!/usr/bin/env bash
# Builds the client of each document in a folder, all in one process: the tool, NSwag, the generator and the compiler. A line each says what came of it;
# it fails where one ends in an error of the compiler, or in none of our own lines. 200 small documents take half a minute.
set -euo pipefail
arguments="FOLDER"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -eq 1 ] || usage
need dotnet

folder=$(cd "$started_in" && realpath "$1")
dotnet build tests/DryApi.Constructs.Tests -v q -nologo > /dev/null || fail "tests/DryApi.Constructs.Tests cannot be built."
DRYAPI_CONSTRUCTS=$folder exec tests/DryApi.Constructs.Tests/bin/Debug/net10.0/DryApi.Constructs.Tests -class '*.FolderTests'
