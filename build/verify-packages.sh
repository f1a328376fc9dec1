#!/usr/bin/env bash
# Checks what lies in artifacts/packages, by the tests that look into packages and use them as users do: tests/DryApi.Package.Tests, which by
# themselves pack a copy of the repository.
set -euo pipefail
arguments="[VERSION]"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -le 1 ] || usage
if [ $# -eq 1 ]; then is_version "$1" || usage; fi
need dotnet

packages=$PWD/artifacts/packages
ls "$packages"/*.nupkg > /dev/null 2>&1 || fail "there are no packages in artifacts/packages; run build/pack.sh first."
if [ $# -eq 1 ] && [ ! -f "$packages/DryApi.Generated.$1.nupkg" ]; then
  fail "artifacts/packages has no DryApi.Generated.$1.nupkg; run build/pack.sh $1 first."
fi
DRYAPI_PACKAGES=$packages dotnet test tests/DryApi.Package.Tests -nologo || fail "the packages are not as they should be; what is wrong stands above."
