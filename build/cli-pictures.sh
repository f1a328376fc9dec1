#!/usr/bin/env bash
# Makes the pictures of the command line that the READMEs show: a terminal, the results of a batch, an agent's session; of the real program on its emulator, in chromium.
set -euo pipefail
arguments="[FOLDER]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -le 1 ] || usage
need dotnet
need npm
need script

folder=$PWD/src/DryApi.Cli
[ $# -eq 0 ] || folder=$(cd "$started_in" && realpath -m "$1")
mkdir -p "$folder"
dotnet build src/DryApi.Cli -v q -nologo > /dev/null || fail "src/DryApi.Cli cannot be built."
(cd tests/pictures && npm ci --ignore-scripts > /dev/null) || fail "what tests/pictures pins cannot be installed."
for picture in terminal gallery agent; do
  node "tests/pictures/$picture.mjs" "$PWD/src/DryApi.Cli/bin/Debug/net10.0/dryapi" "$folder/$picture.png" || fail "$picture.png cannot be made."
done
