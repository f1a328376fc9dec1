#!/usr/bin/env bash
# Packs the version that a tag names, checks the packages and pushes them to $NUGET_SOURCE with $NUGET_API_KEY.
# --dry-run stops before the push, and asks for neither of the two nor for the tag to be there.
set -euo pipefail
arguments="[--dry-run] TAG"
# shellcheck source=build/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

dry_run=false
if [[ ${1:-} == --dry-run ]]; then
  dry_run=true
  shift
fi
[[ $# -eq 1 && $1 != "" && $1 != -* ]] || usage
need git
need dotnet

tag=$1 version=${1#v}
if [[ $tag != v* ]] || ! is_version "$version"; then fail "the tag $tag is no version; a tag of a release is such as v1.2.3 or v1.2.3-beta.1."; fi

# The version stands in one place, where accepting a contract raises it. A pre-release may go before its date.
next=$(sed -n 's/^## \([0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*\)\(\( - [0-9-]*\)\{0,1\}\)[[:space:]]*$/\1\2/p' "$accepted/CHANGELOG.md" | head -n 1)
problem=
if [[ ${next%% *} != "${version%%-*}" ]]; then
  problem="$accepted/CHANGELOG.md has ${next%% *} as its first version, which the contract's changes ask for, and the tag is $tag."
elif [[ $version != *-* && $next != *" - "* ]]; then
  problem="$accepted/CHANGELOG.md has no date for $version; make its heading '## $version - YYYY-MM-DD', commit that and tag it."
fi
if [ -n "$problem" ]; then
  if ! $dry_run; then fail "$problem"; fi
  echo "build/release.sh: not yet to be released: $problem" >&2
fi

if ! $dry_run; then
  [ -n "${NUGET_SOURCE:-}" ] || fail "NUGET_SOURCE is not set; it says where the packages go."
  [ -n "${NUGET_API_KEY:-}" ] || fail "NUGET_API_KEY is not set; it is the key for where the packages go."
  commit=$(git rev-parse --verify --quiet "refs/tags/$tag^{commit}") || fail "there is no tag $tag; make it, or use --dry-run."
  [[ $commit == "$(git rev-parse HEAD)" ]] || fail "the tag $tag is not the commit that is checked out; check it out."
  [[ -z $(git status --porcelain) ]] || fail "there are changes that are not committed; what is released is what the tag has."
fi

build/pack.sh "$version"
build/verify-packages.sh "$version"
if $dry_run; then
  echo "Version $version is packed and verified; nothing was pushed."
  exit 0
fi

# Backwards: the package of a tool's name, which says for which machines there are others, comes after those.
for package in $(printf '%s\n' artifacts/packages/*.nupkg | LC_ALL=C sort -r); do
  # The client says where it pushes to.
  if ! said=$(dotnet nuget push "$package" --source "$NUGET_SOURCE" --api-key "$NUGET_API_KEY" --skip-duplicate 2>&1); then
    said=${said//"$NUGET_API_KEY"/"(the key)"}
    printf '%s\n' "${said//"$NUGET_SOURCE"/"(the source)"}" | grep -i 'error' | as_log >&2 || true
    fail "${package##*/} cannot be pushed; the client's error stands above."
  fi
  printf '%s is pushed.\n' "${package##*/}"
done
