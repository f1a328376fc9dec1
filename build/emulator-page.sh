#!/usr/bin/env bash
# Makes the picture of the emulator's page that its README shows, in chromium.
set -euo pipefail
arguments="[FILE]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -le 1 ] || usage
need dotnet

file=$PWD/src/DryApi.Emulator/emulator.png
[ $# -eq 0 ] || file=$(cd "$started_in" && realpath -m "$1")
dotnet build tests/DryApi.Emulator.Tests -v q -nologo > /dev/null || fail "tests/DryApi.Emulator.Tests cannot be built."
DRYAPI_PICTURE=$file exec tests/DryApi.Emulator.Tests/bin/Debug/net10.0/DryApi.Emulator.Tests -method '*.Picture_OfABusyEmulator_SuitsAReadme'
