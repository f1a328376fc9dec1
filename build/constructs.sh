#!/usr/bin/env bash
# Builds the client of each document in a folder, all in one process: the tool, NSwag, the generator and the compiler. A table says what came of each;
# it fails where one ends in an error of the compiler, or in none of our own lines. 200 small documents take half a minute.
set -euo pipefail
arguments="FOLDER"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -eq 1 ] || usage
need dotnet

folder=$(cd "$started_in" && realpath "$1")
dotnet build tests/DryApi.Constructs.Tests -v q -nologo > /dev/null || fail "tests/DryApi.Constructs.Tests cannot be built."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
DRYAPI_CONSTRUCTS=$folder DRYAPI_CONSTRUCTS_TABLE=$work/table.txt tests/DryApi.Constructs.Tests/bin/Debug/net10.0/DryApi.Constructs.Tests -class '*.FolderTests' > "$work/log.txt" 2>&1 || status=$?
# Without a table, something else is wrong.
if [ -f "$work/table.txt" ]; then as_log < "$work/table.txt"; else as_log < "$work/log.txt" >&2; fi
exit "$status"
